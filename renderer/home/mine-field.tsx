import { useId, useState, type ReactNode } from 'react';
import type { Mine } from '../../main/contract/settings.ts';
import { SUBJECT_TYPES, type SubjectType } from '../../main/contract/words.ts';
import { Button } from '../components/button.tsx';
import { useEarshot } from '../store/store-context.tsx';
import { useText } from '../text/text-context.tsx';
import { kindName, kindNames } from './kind-name.ts';
import { useFocusFirst } from './use-focus-first.ts';

const none: readonly string[] = [];
const LONGEST_VALUE = 4096; // as the contract allows

interface Props {
  readonly value: readonly Mine[];
  readonly autoFocus: boolean;
  readonly onChange: (mine: readonly Mine[]) => void;
  /** What is typed in but not added yet: saving must not lose it. */
  readonly onTyped: (pending: readonly Mine[]) => void;
}

/** The user's own values: what makes a finding certain. They stay in memory and go to the shell, nowhere else. */
export function MineField({ value, autoFocus, onChange, onTyped }: Props): ReactNode {
  const text = useText();
  const { t } = text;
  const kindId = useId();
  const valueId = useId();
  const held = useEarshot((state) => state.app?.mineKinds ?? none);
  const known = useEarshot((state) => state.mine);
  // After the page was loaded again: the shell still has the values, this page does not.
  const lost = known.length === 0 && value.length === 0 ? held : none;
  const [kind, setKind] = useState<SubjectType>('account');
  const [typed, setTyped] = useState('');
  const first = useFocusFirst<HTMLSelectElement>(autoFocus);
  const type = (next: string, as: SubjectType): void => {
    setTyped(next);
    setKind(as);
    onTyped(next.trim() === '' ? [] : [{ kind: as, value: next.trim() }]);
  };
  const add = (): void => {
    if (typed.trim() === '') return;
    onChange([...value, { kind, value: typed.trim() }]);
    type('', kind);
  };
  return (
    <fieldset className="mine">
      <legend className="label">{t('home.settings.mine')}</legend>
      <p className="small quiet">
        {lost.length > 0
          ? t('home.settings.mine-held', { kinds: kindNames(text, lost) })
          : value.length === 0
            ? t('home.settings.mine-none')
            : t('home.settings.mine-kept')}
      </p>
      {value.length > 0 && (
        <ul className="chosen">
          {value.map((each, index) => (
            <li key={`${each.kind} ${each.value}`}>
              <span>
                {kindName(text, each.kind)} <code>{each.value}</code>
              </span>
              <Button
                look="small"
                label={t('home.settings.remove', { what: kindName(text, each.kind) })}
                onPress={() => onChange(value.filter((_, at) => at !== index))}
              >
                {t('home.settings.mine-remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="mine__new">
        <div>
          <label className="label" htmlFor={kindId}>
            {t('home.settings.mine-kind')}
          </label>
          <select
            id={kindId}
            ref={first}
            className="text-in"
            value={kind}
            onChange={(event) => type(typed, SUBJECT_TYPES.find((each) => each === event.target.value) ?? 'other')}
          >
            {SUBJECT_TYPES.map((each) => (
              <option key={each} value={each}>
                {kindName(text, each)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label className="label" htmlFor={valueId}>
            {t('home.settings.mine-value')}
          </label>
          <input
            id={valueId}
            className="text-in"
            value={typed}
            maxLength={LONGEST_VALUE}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => type(event.target.value, kind)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') add();
            }}
          />
        </div>
        <Button onPress={add} disabled={typed.trim() === ''}>
          {t('home.settings.mine-add')}
        </Button>
      </div>
    </fieldset>
  );
}

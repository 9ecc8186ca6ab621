import { useId, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { useText } from '../text/text-context.tsx';
import { useCountries } from './use-countries.ts';
import { useFocusFirst } from './use-focus-first.ts';

interface Props {
  readonly value: readonly string[];
  readonly autoFocus: boolean;
  readonly onChange: (codes: string[]) => void;
}

/** The countries of the readers: a list to add to and take away from. */
export function AudienceField({ value, autoFocus, onChange }: Props): ReactNode {
  const { t, country } = useText();
  const id = useId();
  const countries = useCountries();
  const first = useFocusFirst<HTMLSelectElement>(autoFocus);
  return (
    <div>
      <label className="label" htmlFor={id}>
        {t('home.settings.audience')}
      </label>
      <select
        id={id}
        ref={first}
        className="text-in"
        value=""
        onChange={(event) => {
          if (event.target.value) onChange([...value, event.target.value]);
        }}
      >
        <option value="">
          {value.length === 0 ? t('home.settings.audience-none') : t('home.settings.audience-add')}
        </option>
        {countries
          .filter((each) => !value.includes(each.code))
          .map((each) => (
            <option key={each.code} value={each.code}>
              {each.name}
            </option>
          ))}
      </select>
      {value.length > 0 && (
        <ul className="chosen">
          {value.map((code) => (
            <li key={code}>
              {country(code)}
              <Button
                look="small"
                label={t('home.settings.remove', { what: country(code) })}
                onPress={() => onChange(value.filter((each) => each !== code))}
              >
                {t('home.settings.mine-remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { useId, type ReactNode } from 'react';
import type { CaptureState } from '../../main/contract/shell.ts';
import { Icon } from '../components/icon.tsx';
import { useText } from '../text/text-context.tsx';

type Interface = CaptureState['interfaces'][number];

interface Props {
  readonly interfaces: readonly Interface[];
  /** Null: the one the system uses. */
  readonly device: string | null;
  readonly onChange: (device: string | null) => void;
}

/** Which network will be recorded. The system's own choice, unless the user makes another. */
export function SourceChoice({ interfaces, device, onChange }: Props): ReactNode {
  const { t } = useText();
  const id = useId();
  const chosen = interfaces.find((each) => (device === null ? each.isDefault : each.name === device));
  return (
    <div className="source">
      <Icon name="border" />
      <p>
        <span className="label">{t('home.record.from')}</span>
        {interfaces.length <= 1 && <strong>{t('home.record.default')}</strong>}
        {chosen && <span className="small quiet">{[chosen.label, ...chosen.addresses].join(', ')}</span>}
      </p>
      {interfaces.length > 1 && (
        <div className="source__choice">
          <label className="sr" htmlFor={id}>
            {t('home.record.choose')}
          </label>
          <select
            id={id}
            className="text-in"
            value={device ?? ''}
            onChange={(event) => onChange(event.target.value || null)}
          >
            <option value="">{t('home.record.default')}</option>
            {interfaces.map((each) => (
              <option key={each.name} value={each.name}>
                {each.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}

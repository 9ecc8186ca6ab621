import { useId, type ReactNode } from 'react';
import { useFocusFirst } from './use-focus-first.ts';
import { useCountries } from './use-countries.ts';

interface Props {
  readonly label: string;
  /** What it means to choose none. */
  readonly none: string;
  readonly value: string | null;
  readonly autoFocus: boolean;
  readonly onChange: (code: string | null) => void;
}

/** One country, or none. */
export function CountryField({ label, none, value, autoFocus, onChange }: Props): ReactNode {
  const id = useId();
  const countries = useCountries();
  const first = useFocusFirst<HTMLSelectElement>(autoFocus);
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        ref={first}
        className="text-in"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{none}</option>
        {countries.map((country) => (
          <option key={country.code} value={country.code}>
            {country.name}
          </option>
        ))}
      </select>
    </div>
  );
}

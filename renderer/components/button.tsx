import './button.css';
import type { ReactNode, Ref } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from './icon.tsx';

type Look = 'plain' | 'main' | 'big' | 'stop' | 'small' | 'text';

const looks: Record<Look, string> = {
  plain: 'btn',
  main: 'btn btn--main',
  big: 'btn btn--main btn--big',
  stop: 'btn btn--stop',
  small: 'btn btn--small',
  text: 'btn btn--small btn--text',
};

interface Common {
  readonly look?: Look;
  readonly icon?: IconName;
  readonly children: ReactNode;
}
interface ButtonProps extends Common {
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** What a screen reader says instead of the visible word, where that alone is not enough ("Delete", of what?). */
  readonly label?: string;
  /** The id of the sentence that says why the button does nothing yet. */
  readonly describedBy?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that stays in the tab order while disabled, so that everybody can find out why it is. */
export function Button({
  look = 'plain',
  icon,
  children,
  onPress,
  disabled = false,
  label,
  describedBy,
  ref,
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={looks[look]}
      aria-disabled={disabled || undefined}
      aria-label={label}
      aria-describedby={describedBy}
      onClick={disabled ? undefined : onPress}
      ref={ref}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({ look = 'plain', icon, children, to }: Common & { readonly to: string }): ReactNode {
  return (
    <Link href={to} className={looks[look]}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

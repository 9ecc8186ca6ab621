import './masthead.css';
import type { MouseEvent, ReactNode } from 'react';
import { Link } from 'wouter';
import { useText } from '../text/text-context.tsx';
import { Icon } from './icon.tsx';

export interface Crumb {
  readonly name: string;
  /** Null for the page itself. */
  readonly to: string | null;
}

/** The line at the top: the way back, and where you are. */
export function Masthead({ crumbs }: { readonly crumbs: readonly Crumb[] }): ReactNode {
  const { t } = useText();
  return (
    <>
      <a className="skip" href="#main" onClick={skip}>
        {t('frame.skip')}
      </a>
      <header className="mast">
        <div className="mast__in">
          <Link className="brand" href="/">
            <Icon name="ear" />
            {t('frame.name')}
          </Link>
          {crumbs.length > 0 && (
            <nav aria-label={t('frame.breadcrumb')}>
              <ol className="crumbs">
                {crumbs.map((crumb) => (
                  <li key={crumb.to ?? ''} aria-current={crumb.to === null ? 'page' : undefined}>
                    {crumb.to === null ? <span>{crumb.name}</span> : <Link href={crumb.to}>{crumb.name}</Link>}
                  </li>
                ))}
              </ol>
            </nav>
          )}
        </div>
      </header>
    </>
  );
}

/** The fragment holds the page's address, so a plain jump to `#main` would leave the page. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

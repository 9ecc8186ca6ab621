import { useEffect, type ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';
import { Footer } from './footer.tsx';
import { MadeUpMark } from './made-up-mark.tsx';
import { Masthead, type Crumb } from './masthead.tsx';

interface Props {
  /** The title of the window. */
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly mark?: string | null;
  readonly children: ReactNode;
}

/** What stands around every page. */
export function Frame({ title, crumbs, mark = null, children }: Props): ReactNode {
  const { t } = useText();
  useEffect(() => {
    document.title = title === t('frame.name') ? title : t('frame.page-title', { page: title });
  }, [title, t]);
  return (
    <>
      <Masthead crumbs={crumbs} />
      <MadeUpMark mark={mark} />
      <main className="page" id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </>
  );
}

import type { ReactNode } from 'react';

/** Stands on every screen that shows made-up traffic. On paper the report prints it in the margin of each page. */
export function MadeUpMark({ mark }: { readonly mark: string | null }): ReactNode {
  if (mark === null) return null;
  return (
    <div className="made-up" role="note">
      <p>
        <b>{mark}</b>
      </p>
    </div>
  );
}

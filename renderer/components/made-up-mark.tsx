import { useId, type ReactNode } from 'react';

/** Stands on every screen that shows made-up traffic. On paper the report prints it in the margin of each page. */
export function MadeUpMark({ mark }: { readonly mark: string | null }): ReactNode {
  const id = useId();
  if (mark === null) return null;
  return (
    <aside className="made-up" aria-labelledby={id}>
      <p>
        <b id={id}>{mark}</b>
      </p>
    </aside>
  );
}

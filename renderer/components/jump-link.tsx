import type { MouseEvent, ReactNode } from 'react';

/** A link to a heading of this page. The fragment holds the page's address, so the jump is made by hand. */
export function JumpLink({ to, children }: { readonly to: string; readonly children: ReactNode }): ReactNode {
  const jump = (event: MouseEvent): void => {
    event.preventDefault();
    const heading = document.getElementById(to);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return (
    <a href={`#${to}`} onClick={jump}>
      {children}
    </a>
  );
}

import { useEffect, useRef, type ReactNode } from 'react';

const firstPlace = window.location.hash;
let moved = false;

interface Props {
  readonly children: ReactNode;
  readonly className?: string;
}

/** The heading of a page. It takes the focus when the page changes, so that a screen reader says where we are and the
 *  next tab goes on from there. Not on the first page: there the browser begins at the top. */
export function Headline({ children, className = 'headline' }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    moved ||= window.location.hash !== firstPlace;
    if (!moved) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <h1 className={className} tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}

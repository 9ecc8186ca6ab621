/** The drawings of all icons, 24 by 24, lines in the colour of the text. Each mark of a verdict or a certainty has a shape
 *  of its own, so that it also works in grey and in print. */
import type { ReactNode } from 'react';

export const iconShapes = {
  border: (
    <>
      <path d="M3 12h18M12 3c2.8 2.6 4 5.6 4 9s-1.2 6.4-4 9c-2.8-2.6-4-5.6-4-9s1.2-6.4 4-9Z" />
      <circle cx="12" cy="12" r="9" />
    </>
  ),
  box: <path d="M3.5 8 12 3.5 20.5 8v8L12 20.5 3.5 16zM3.5 8l8.5 4.5L20.5 8M12 12.5v8" />,
  check: <path d="m4.5 12.5 5 5 10-11" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.5l3.5 2" />
    </>
  ),
  compare: <path d="M3.5 5.5h7v13h-7zM13.5 5.5h7v13h-7zM5.8 9.5h2.4M5.8 12.5h2.4M15.8 9.5h2.4" />,
  confirmed: <rect x="4" y="4" width="16" height="16" fill="currentColor" />,
  copy: (
    <>
      <rect x="8.5" y="8.5" width="12" height="12" rx="1.5" />
      <path d="M5.5 15.5h-1a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v1" />
    </>
  ),
  cut: (
    <path d="M5 3.5h14v8l-2.3 1.8-2.4-1.8-2.3 1.8-2.3-1.8-2.4 1.8L5 11.5zM5 17l2.3-1.8L9.7 17l2.3-1.8 2.3 1.8 2.4-1.8L19 17v3.5H5z" />
  ),
  dot: <circle cx="12" cy="12" r="4" fill="currentColor" stroke="none" />,
  ear: (
    <>
      <path d="M6.5 10.2a5.7 5.7 0 0 1 11.4 0c0 2.9-1.7 4-2.7 5.6-.9 1.5-.9 4.7-3.7 4.7-2 0-3.2-1.3-3.2-3.1" />
      <path d="M9.6 10.4a2.6 2.6 0 1 1 4.2 2c-1.2.9-1.5 1.7-1.5 2.7" />
      <path d="M2.8 6.5c-.7 2.4-.7 5 0 7.4" />
    </>
  ),
  eye: (
    <>
      <path d="M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12Z" />
      <circle cx="12" cy="12" r="2.9" />
    </>
  ),
  file: (
    <>
      <path d="M13.5 3H6.5a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V8zM13.5 3v5h5" />
      <path d="M9 13h6M9 16.5h6" />
    </>
  ),
  gov: <path d="M3 9.5 12 4l9 5.5zM5.5 9.5v8M10 9.5v8M14 9.5v8M18.5 9.5v8M3.5 20.5h17M4.5 17.5h15" />,
  law: <path d="M12 3.5v17M7.5 20.5h9M5 6.5h14M5 6.5l-3 7.5h6zM19 6.5l-3 7.5h6z" />,
  likely: (
    <>
      <rect x="4" y="4" width="16" height="16" />
      <path d="M4 12h16v8H4z" fill="currentColor" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="10" rx="1" />
      <path d="M8 10.5V7.5a4 4 0 0 1 8 0v3M12 14.5v2.5" />
    </>
  ),
  mail: (
    <>
      <rect x="3" y="5.5" width="18" height="13" rx="1" />
      <path d="m3.5 6.5 8.5 7 8.5-7" />
    </>
  ),
  note: <path d="M4 20h4L19.5 8.5l-4-4L4 16zM13.5 6.5l4 4" />,
  off: <path d="M9 3v5M15 3v5M6.5 8h11v3.5a5.5 5.5 0 0 1-9 4.2M12 17v4M3 3l18 18" />,
  open: <path d="M3.5 19.5v-14h6l2 2.5h8v3M3.5 19.5l3-8.5h15l-3 8.5z" />,
  phone: (
    <>
      <rect x="6.5" y="2.5" width="11" height="19" rx="2" />
      <path d="M10.5 18.5h3" />
    </>
  ),
  play: <path d="M7 4.5v15l12-7.5z" />,
  possible: <rect x="4" y="4" width="16" height="16" />,
  print: (
    <>
      <path d="M7 8.5v-5h10v5M7 17H4.5a1 1 0 0 1-1-1V9.5a1 1 0 0 1 1-1h15a1 1 0 0 1 1 1V16a1 1 0 0 1-1 1H17" />
      <path d="M7 14h10v6.5H7z" />
    </>
  ),
  provider: (
    <>
      <path d="M12 9.5v11.5M8 21l4-11.5L16 21M9.3 17h5.4" />
      <path d="M7.8 11.5a6 6 0 0 1 0-6.5M16.2 5a6 6 0 0 1 0 6.5M5 13.5a9.8 9.8 0 0 1 0-10.5M19 3a9.8 9.8 0 0 1 0 10.5" />
    </>
  ),
  q: (
    <>
      <path d="M8.5 8.8C8.5 6.5 10 5 12.2 5s3.6 1.4 3.6 3.3c0 2.7-3.6 2.9-3.6 6" />
      <circle cx="12.2" cy="18.5" r="1.2" fill="currentColor" stroke="none" />
    </>
  ),
  rec: (
    <>
      <circle cx="12" cy="12" r="9" />
      <circle cx="12" cy="12" r="4.5" fill="currentColor" stroke="none" />
    </>
  ),
  server: (
    <>
      <rect x="4" y="3.5" width="16" height="7" rx="1" />
      <rect x="4" y="13.5" width="16" height="7" rx="1" />
      <path d="M7.5 7h.01M7.5 17h.01M11 7h5.5M11 17h5.5" strokeWidth="2" />
    </>
  ),
  stop: <rect x="6" y="6" width="12" height="12" fill="currentColor" />,
  'v-exposes': (
    <>
      <circle cx="12" cy="12" r="10.5" fill="currentColor" stroke="none" />
      <path
        d="M4.8 12s2.7-4.6 7.2-4.6 7.2 4.6 7.2 4.6-2.7 4.6-7.2 4.6S4.8 12 4.8 12Z"
        stroke="var(--paper)"
        strokeWidth="1.6"
      />
      <circle cx="12" cy="12" r="2.1" fill="var(--paper)" stroke="none" />
    </>
  ),
  'v-noproblem': (
    <>
      <circle cx="10.5" cy="10.5" r="7.5" strokeWidth="2" />
      <path d="m16 16 5.5 5.5" strokeWidth="2.4" />
      <path d="M7.5 10.5h6" strokeWidth="1.6" />
    </>
  ),
  'v-notenough': (
    <>
      <circle cx="12" cy="12" r="9.6" strokeWidth="2" strokeDasharray="3.4 4.1" />
      <g fill="currentColor" stroke="none">
        <circle cx="7.8" cy="12" r="1.35" />
        <circle cx="12" cy="12" r="1.35" />
        <circle cx="16.2" cy="12" r="1.35" />
      </g>
    </>
  ),
  'v-questions': (
    <>
      <circle cx="12" cy="12" r="9.6" strokeWidth="2" />
      <path d="M9.2 9.6c0-1.7 1.2-2.8 2.9-2.8s2.8 1.1 2.8 2.5c0 2-2.8 2.1-2.8 4.3" strokeWidth="2" />
      <circle cx="12.1" cy="17" r="1.25" fill="currentColor" stroke="none" />
    </>
  ),
  warn: (
    <>
      <path d="M12 4 2.5 20h19zM12 10v4.5" />
      <circle cx="12" cy="17.2" r=".9" fill="currentColor" stroke="none" />
    </>
  ),
  wifi: (
    <>
      <path d="M2.5 9.5a14 14 0 0 1 19 0M5.7 13a9.3 9.3 0 0 1 12.6 0M8.9 16.4a4.6 4.6 0 0 1 6.2 0" />
      <circle cx="12" cy="19.5" r="1.1" fill="currentColor" stroke="none" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof iconShapes;

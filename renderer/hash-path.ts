import { useHashLocation } from 'wouter/use-hash-location';

/** Where the user is, from the address's fragment: `#/report/x?print` is the path `/report/x`. */
export function useHashPath(): ReturnType<typeof useHashLocation> {
  const [location, navigate] = useHashLocation();
  const at = location.indexOf('?');
  return [at < 0 ? location : location.slice(0, at), navigate];
}
useHashPath.hrefs = (href: string): string => `#${href}`;

/** `#/report/x?print`: the report alone, without the top line and the buttons. */
export function isForPrint(): boolean {
  return window.location.hash.endsWith('?print');
}

import { shortName } from '../../main/text/index.ts';

/** A session in the line of links: without what stands in brackets, and not twice where it is named like its app. */
export function sessionCrumb(title: string, app: string | null, results: string): string {
  const short = shortName(title);
  return short === '' || short === app ? results : short;
}

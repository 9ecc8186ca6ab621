/** The addresses of the pages. */
const part = encodeURIComponent;

export const places = {
  home: '/',
  live: (session: string): string => `/live/${part(session)}`,
  results: (session: string): string => `/results/${part(session)}`,
  app: (session: string, app: string): string => `/results/${part(session)}/app/${part(app)}`,
  finding: (session: string, finding: string): string => `/results/${part(session)}/finding/${part(finding)}`,
  report: (session: string): string => `/report/${part(session)}`,
} as const;

import type { App, Server } from '../../contract/assessment.ts';
import type { Text } from '../text.ts';

/** Names shown in a sentence before "and 3 more". */
const MOST_IN_LIST = 3;

export function appLabel(app: App | null, text: Text): string {
  if (!app) return text.t('app-name.none');
  if (app.role === 'device') return text.t('app-name.device');
  if (app.role === 'unknown') return text.t('app-name.unknown');
  return shortName(app.name);
}

/** A name without what stands in brackets behind it. */
export function shortName(name: string): string {
  return name.replace(/\s*\([^()]*\)$/, '') || name;
}

/** What stands in brackets behind an app's name; null where nothing does. Told once on a page, not in every row. */
export function nameNote(app: App): string | null {
  return app.role === 'app' ? (/^.+\(([^()]+)\)$/.exec(app.name)?.[1] ?? null) : null;
}

/** The name inside a sentence: without what stands in brackets behind it. */
export function appInSentence(app: App | null, text: Text): string {
  if (!app || app.role === 'unknown') return text.t('app-name.unknown.inside');
  if (app.role === 'device') return text.t('app-name.device.inside');
  return shortName(app.name);
}

/** Fills `{app}` inside a sentence and `{App}` at its start. A product's name keeps its own first letter. */
export function appHoles(app: App | null, text: Text): { app: string; App: string } {
  const inside = appInSentence(app, text);
  return { app: inside, App: app?.role === 'app' ? inside : text.upperFirst(inside) };
}

/** The first name, or the address where there is none. */
export function serverName(server: Server): string {
  return server.names[0] ?? server.addresses[0] ?? server.id;
}

export function serverWithAddress(server: Server, text: Text): string {
  const name = server.names[0];
  const address = server.addresses[0];
  if (name === undefined || address === undefined || name === address) return serverName(server);
  return text.t('server.name-address', { name, address });
}

/** "a, b, c and 3 more" */
export function shortList(items: readonly string[], text: Text, most = MOST_IN_LIST): string {
  const unique = [...new Set(items)];
  if (unique.length <= most) return text.list(unique);
  return text.t('shared.and-more', {
    list: unique.slice(0, most).join(', '),
    count: text.number(unique.length - most),
  });
}

/** "User ID and room ID": of labels in a row only the first begins large. */
export function labelList(labels: readonly string[], text: Text, most = MOST_IN_LIST): string {
  return shortList(
    labels.map((label, index) => (index === 0 ? label : text.lowerFirst(label))),
    text,
    most,
  );
}

/** Names of the companies that run these servers, each once. */
export function operatorNames(servers: readonly Server[]): readonly string[] {
  return [...new Set(servers.flatMap((one) => (one.operator ? [one.operator.name] : [])))];
}

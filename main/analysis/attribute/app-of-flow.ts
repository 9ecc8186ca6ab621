import type { AppRow } from '../../../knowledge/types.ts';
import type { Flow } from '../model/flow.ts';
import { SuffixIndex } from './host-suffix.ts';
import { RangeIndex } from './range-index.ts';

/** Whose flow it is, and by which sign. `process`: the capture names the socket's owner and no row knows it: the flow
 *  is that program's, whatever host it speaks to. `unknown`: nobody can be named. */
export type AppOfFlow =
  | {
      readonly kind: 'known';
      readonly app: AppRow;
      readonly by: 'process' | 'host-name' | 'certificate' | 'protocol' | 'address';
      readonly sign: string;
    }
  | { readonly kind: 'process'; readonly process: string }
  | { readonly kind: 'unknown' };

export interface AppIndex {
  readonly byProcess: ReadonlyMap<string, AppRow>;
  readonly byHost: SuffixIndex<AppRow>;
  readonly byProtocol: ReadonlyMap<string, AppRow>;
  readonly byAddress: RangeIndex<AppRow>;
}

/** Made once per analysis. */
export function indexApps(apps: readonly AppRow[]): AppIndex {
  const byProcess = new Map<string, AppRow>();
  const byHost = new SuffixIndex<AppRow>();
  const byProtocol = new Map<string, AppRow>();
  const byAddress = new RangeIndex<AppRow>();
  for (const app of apps) {
    for (const process of app.processes) byProcess.set(process.toLowerCase(), app);
    for (const domain of app.domains) byHost.add(domain, app);
    for (const protocol of app.protocols) byProtocol.set(protocol, app);
    for (const range of app.ranges ?? []) byAddress.add(range, app);
  }
  return { byProcess, byHost, byProtocol, byAddress };
}

type FlowSigns = Pick<Flow, 'names' | 'process' | 'protocol' | 'tls'> & { readonly server: Pick<Flow['server'], 'ip'> };

/** The strongest sign wins: process, then host name, then certificate and protocol, then an address that a maker publishes
 *  as its own.
 *  @param answered names that DNS answers gave to the server's address earlier (`NamesOfAddress`). */
export function appOfFlow(flow: FlowSigns, answered: readonly string[], index: AppIndex): AppOfFlow {
  if (flow.process !== null) {
    const app = index.byProcess.get(flow.process.toLowerCase());
    return app ? { kind: 'known', app, by: 'process', sign: flow.process } : { kind: 'process', process: flow.process };
  }
  const byName = appOfNames(flow, answered, index);
  if (byName) return byName;
  const app = index.byProtocol.get(flow.protocol);
  if (app) return { kind: 'known', app, by: 'protocol', sign: flow.protocol };
  const names = certificateNamesOf(flow);
  const shown = names.length > 0 ? sharedRow(names, 'certificate', index) : null;
  if (shown) return shown;
  const owner = isNamed(flow) ? null : index.byAddress.find(flow.server.ip);
  return owner ? { kind: 'known', app: owner, by: 'address', sign: flow.server.ip } : { kind: 'unknown' };
}

function isNamed({ names }: FlowSigns): boolean {
  return names.sni !== null || names.httpHost !== null || names.dns !== null;
}

/** Hosts that a server's own certificate is for, where the flow itself told no name. */
export function certificateNamesOf(flow: Pick<FlowSigns, 'names' | 'tls'>): readonly string[] {
  if (flow.names.sni !== null || flow.names.httpHost !== null) return [];
  return (flow.tls?.certificates[0]?.names ?? []).map((name) => name.replace(/^\*\./, ''));
}

/** A name told by the flow itself decides alone, and then the one that DNS gave to its server just before it began
 *  (`names.dns`): where it points to no row, another name of the same address would only say what else lives there. Of the
 *  names that DNS gave at other times, all must point to the same row: an address that answers to a name nobody knows as
 *  well is shared, and which name was meant cannot be told. */
function appOfNames(flow: FlowSigns, answered: readonly string[], index: AppIndex): AppOfFlow | null {
  const own = flow.names.sni ?? flow.names.httpHost ?? flow.names.dns;
  return sharedRow(own === null ? answered : [own], 'host-name', index);
}

/** The row that all of the names point to. */
function sharedRow(names: readonly string[], by: 'host-name' | 'certificate', index: AppIndex): AppOfFlow | null {
  let found: (AppOfFlow & { kind: 'known' }) | null = null;
  for (const name of names) {
    const match = index.byHost.find(name);
    if (match === null || (found !== null && found.app.id !== match.row.id)) return null;
    found ??= { kind: 'known', app: match.row, by, sign: match.domain };
  }
  return found;
}

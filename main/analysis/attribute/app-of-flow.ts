import type { AppRow } from '../../../knowledge/types.ts';
import type { Flow } from '../model/flow.ts';
import { SuffixIndex } from './host-suffix.ts';

/** Whose flow it is, and by which sign. `process`: the capture names the socket's owner and no row knows it: the flow
 *  is that program's, whatever host it speaks to. `unknown`: nobody can be named. */
export type AppOfFlow =
  | {
      readonly kind: 'known';
      readonly app: AppRow;
      readonly by: 'process' | 'host-name' | 'protocol';
      readonly sign: string;
    }
  | { readonly kind: 'process'; readonly process: string }
  | { readonly kind: 'unknown' };

export interface AppIndex {
  readonly byProcess: ReadonlyMap<string, AppRow>;
  readonly byHost: SuffixIndex<AppRow>;
  readonly byProtocol: ReadonlyMap<string, AppRow>;
}

/** Made once per analysis. */
export function indexApps(apps: readonly AppRow[]): AppIndex {
  const byProcess = new Map<string, AppRow>();
  const byHost = new SuffixIndex<AppRow>();
  const byProtocol = new Map<string, AppRow>();
  for (const app of apps) {
    for (const process of app.processes) byProcess.set(process.toLowerCase(), app);
    for (const domain of app.domains) byHost.add(domain, app);
    for (const protocol of app.protocols) byProtocol.set(protocol, app);
  }
  return { byProcess, byHost, byProtocol };
}

type FlowSigns = Pick<Flow, 'names' | 'process' | 'protocol'>;

/** The strongest sign wins: process, then host name, then protocol.
 *  @param answered names that DNS answers gave to the server's address earlier (`NamesOfAddress`). */
export function appOfFlow(flow: FlowSigns, answered: readonly string[], index: AppIndex): AppOfFlow {
  if (flow.process !== null) {
    const app = index.byProcess.get(flow.process.toLowerCase());
    return app ? { kind: 'known', app, by: 'process', sign: flow.process } : { kind: 'process', process: flow.process };
  }
  const byName = appOfNames(flow, answered, index);
  if (byName) return byName;
  const app = index.byProtocol.get(flow.protocol);
  return app ? { kind: 'known', app, by: 'protocol', sign: flow.protocol } : { kind: 'unknown' };
}

/** A name told by the flow itself decides alone, and then the one that DNS gave to its server just before it began
 *  (`names.dns`): where it points to no row, another name of the same address would only say what else lives there. Of the
 *  names that DNS gave at other times, all must point to the same row: an address that answers to a name nobody knows as
 *  well is shared, and which name was meant cannot be told. */
function appOfNames(flow: FlowSigns, answered: readonly string[], index: AppIndex): AppOfFlow | null {
  const own = flow.names.sni ?? flow.names.httpHost ?? flow.names.dns;
  if (own !== null) return hit(index, own);
  let found: (AppOfFlow & { kind: 'known' }) | null = null;
  for (const name of answered) {
    const next = hit(index, name);
    if (next === null || (found !== null && found.app.id !== next.app.id)) return null;
    found ??= next;
  }
  return found;
}

function hit(index: AppIndex, name: string): (AppOfFlow & { kind: 'known' }) | null {
  const match = index.byHost.find(name);
  return match === null ? null : { kind: 'known', app: match.row, by: 'host-name', sign: match.domain };
}

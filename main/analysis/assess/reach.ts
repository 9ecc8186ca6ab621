import { addressClass } from '../packets/address.ts';
import type { Flow } from '../model/flow.ts';
import type { Reach } from '../model/words.ts';

/** Protocols that speak to the local network by their own standard. */
const LOCAL_PROTOCOLS: ReadonlySet<string> = new Set(['dhcp', 'mdns', 'llmnr', 'ssdp', 'nbns']);

/** Whether a flow left the local network. Between two private addresses nothing in a capture shows that it did, so it
 *  counts as local: an app is not accused of sending over the internet what may have stayed in the room. */
export function reachOf(flow: Flow): Reach {
  if (LOCAL_PROTOCOLS.has(flow.protocol)) return 'local';
  const server = addressClass(flow.server.ip);
  const client = addressClass(flow.client.ip);
  return server === 'public' || client === 'public' ? 'internet' : 'local';
}

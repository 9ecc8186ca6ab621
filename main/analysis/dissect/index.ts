import { calls } from './calls/index.ts';
import { chat } from './chat/index.ts';
import type { Dissector } from './dissector.ts';
import { mail } from './mail/index.ts';
import { network } from './network/index.ts';
import { unknown } from './unknown.ts';
import { web } from './web/index.ts';

/** Every dissector, by name. A test compares this list with the folders. `unknown` never recognises anything: it is what
 *  remains. */
export const dissectors: readonly Dissector[] = [...calls, ...chat, ...mail, ...network, unknown, ...web].toSorted(
  (a, b) => (a.name < b.name ? -1 : 1),
);

import { isPrintableText } from '../bytes/text.ts';
import type { Flow } from './flow.ts';

/** Names kept of one flow beside its own. A resolver's flow may hold thousands, and a forged capture as many as it likes. */
const MOST_NAMES = 32;
/** RFC 1035 section 2.3.4: octets of the longest name of DNS. No other protocol's are longer. */
const LONGEST_NAME = 255;
/** All of them together: half a million rows are kept, and DNS's pointers write many long names in few octets. */
const MOST_CHARACTERS = 2_048;

/** Notes a name that the flow's own bytes tell, for its row alone: whose the flow is and who its server is follow from
 *  other names. What cannot be printed is no name, and no rule that hides device names would know it again. */
export function tellName({ names }: Flow, name: string): void {
  if (name === '' || name.length > LONGEST_NAME || names.others?.includes(name)) return;
  if (!isPrintableText(name)) return;
  const others = (names.others ??= []);
  const held = others.reduce((sum, one) => sum + one.length, 0);
  if (others.length < MOST_NAMES && held + name.length <= MOST_CHARACTERS) others.push(name);
}

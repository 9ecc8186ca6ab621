import type { Flow } from '../../model/flow.ts';
import { spells } from '../ascii.ts';
import type { Dissector } from '../dissector.ts';
import { opaqueRest } from '../speak-as.ts';

/** What every answer begins with (the DNSCrypt protocol, version 2, section 9: resolver-magic). */
const ANSWER = 'r6fnvWj8';
const LENGTH = 2; // octets before it over TCP
/** A question: 8 octets of the resolver's choice, a key, half a nonce, a tag, and text filled up to 64 octets (section 9). */
const BEFORE_TEXT = 8 + 32 + 12 + 16;
const BLOCK = 64;
const NAME = 'dnscrypt';

/** DNS sealed between a program and its resolver. The resolver's certificate is asked for by plain DNS before, and says where. */
export const dnscrypt: Dissector = {
  name: NAME,
  transport: 'both',
  recognise(first, flow) {
    if (spells(first, flow.transport === 'tcp' ? LENGTH : 0, first.length, ANSWER)) return 0.99;
    return isQuestion(first, flow) ? 0.6 : 0;
  },
  open: (_flow, sink) => opaqueRest(sink),
};

/** A question has no mark of its own: only where answers came before is one known by its length. */
function isQuestion(bytes: Uint8Array, flow: Flow): boolean {
  const { length } = bytes;
  return (
    flow.protocol === NAME && flow.transport === 'udp' && length > BEFORE_TEXT && (length - BEFORE_TEXT) % BLOCK === 0
  );
}

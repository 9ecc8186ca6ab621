import type { Dissector } from '../dissector.ts';
import { openWebSocket } from './websocket.ts';

const LAST_TEXT_FRAME = 0x81; // RFC 6455 section 5.2: the message's last frame, of opcode 1
const MASKED = 0x80;
const MOST_SHORT = 125; // a longer length stands in octets of its own
const HEADER = 6; // with the key of 4 octets
/** So many octets by chance give a text once in 2,000 times, and the frame's header once in 65,000. */
const LEAST_TEXT = 8;

/** WebSocket whose handshake the capture does not have. Known by what a client sends: one whole frame whose octets are
 *  plain text once its mask is undone. A server's frame has no mask and no mark: other protocols write a length before a
 *  text, too. */
export const websocketMidway: Dissector = {
  name: 'websocket',
  transport: 'tcp',
  begins: new Set([LAST_TEXT_FRAME]),
  recognise(first) {
    const size = (first[1] ?? 0) - MASKED;
    if (size < LEAST_TEXT || size > MOST_SHORT || first.length !== HEADER + size) return 0;
    for (let i = 0; i < size; i++) {
      const octet = (first[HEADER + i] ?? 0) ^ (first[2 + (i & 3)] ?? 0);
      if (!isPlain(octet)) return 0;
    }
    return 0.95;
  },
  open: (flow, sink) => openWebSocket(flow, sink, null, null),
};

/** A printable ASCII octet, tab or line's end. */
function isPlain(octet: number): boolean {
  return (octet >= 0x20 && octet < 0x7f) || octet === 0x09 || octet === 0x0a || octet === 0x0d;
}

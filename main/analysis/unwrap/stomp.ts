import { CONTROL } from '../bytes/signs.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import { placeOf, standsAt } from '../bytes/scan.ts';
import type { Field } from '../model/field.ts';
import { names, same } from './pairs.ts';
import type { Unwrapper } from './unwrapper.ts';

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const NUL = 0x00;
/** STOMP 1.2, "Augmented BNF": what clients and servers say. */
const COMMANDS =
  'ABORT ACK BEGIN COMMIT CONNECT CONNECTED DISCONNECT ERROR MESSAGE NACK RECEIPT SEND STOMP SUBSCRIBE UNSUBSCRIBE'
    .split(' ')
    .map((word) => encodeUtf8(word));
const LONGEST_NAME = 64;
const MOST_HEADERS = 64;

/** A frame of STOMP (stomp.github.io, 1.0 to 1.2) inside a WebSocket's message, where Spring's and RabbitMQ's programs for
 *  browsers send it: a command, headers, an empty line, and a body up to a NUL. Headers are fields under their names, escapes
 *  as sent; the body is one without a name. */
export const stomp: Unwrapper = {
  name: 'stomp',
  needs: { least: 6, some: CONTROL },
  recognise: (field) => (field.path !== 'unknown.bytes' && headersAt(field) > 0 ? 0.9 : 0),
  open(field, emit) {
    const { bytes, at: start, length } = field;
    const end = start + length;
    let at = headersAt(field);
    if (at === 0) return false;
    let emitted = 0;
    for (let headers = 0; at < end && headers < MOST_HEADERS; headers++) {
      const line = placeOf(bytes, LF, at, end);
      const stop = line > at && bytes[line - 1] === CR ? line - 1 : line;
      if (stop === at) {
        at = Math.min(end, line + 1);
        break;
      }
      const colon = placeOf(bytes, COLON, at, stop);
      if (colon > at && colon + 1 < stop && colon - at <= LONGEST_NAME) {
        const key = names.of(bytes, at, colon - at);
        emit({
          path: `stomp.${key}`,
          key,
          bytes,
          at: colon + 1,
          length: stop - colon - 1,
          role: 'value',
          locate: same,
        });
        emitted++;
      }
      at = Math.min(end, line + 1);
    }
    const body = placeOf(bytes, NUL, at, end) - at;
    if (body > 0) {
      emit({ path: 'stomp.body', key: null, bytes, at, length: body, role: 'value', locate: same });
      emitted++;
    }
    return emitted > 0;
  },
};

/** Where the headers begin, behind the command's line; 0: it is no frame. A header or an empty line must follow. */
function headersAt({ bytes, at, length }: Field): number {
  const end = at + length;
  const command = COMMANDS.find((word) => standsAt(bytes, word, at, end) && isEnd(bytes[at + word.length]));
  if (command === undefined) return 0;
  let next = at + command.length;
  if (bytes[next] === CR) next++;
  if (bytes[next] !== LF || next + 1 >= end) return 0;
  const line = placeOf(bytes, LF, next + 1, end);
  const isEmpty = line === next + 1 || (line === next + 2 && bytes[next + 1] === CR);
  return isEmpty || placeOf(bytes, COLON, next + 1, line) < line ? next + 1 : 0;
}

function isEnd(octet: number | undefined): boolean {
  return octet === LF || octet === CR;
}

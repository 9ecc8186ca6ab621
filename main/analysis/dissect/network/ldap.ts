import { DerReader, type DerValue } from '../../bytes/der.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import type { Dissector } from '../dissector.ts';
import { behindLength, lengthAt } from './ber-head.ts';
import { emitLdap } from './ldap-emit.ts';
import { openDatagrams, type PerDatagram } from '../per-datagram.ts';
import { RecordStream, type RecordReader, type StreamControl } from '../per-record.ts';
import { stepAside } from '../tunnel.ts';
import { wholeMessages, type OnStream } from './whole-messages.ts';

/** RFC 4511 section 4.1.1: an operation in its envelope. */
export interface LdapParts {
  readonly operation: DerValue;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
/** An entry may hold a photograph; directories bound a message at some megabytes, clients see far less. */
const MOST_OCTETS = 1024 * 1024;
const TLS_HANDSHAKE = 0x16;

/** Section 4.2 to 4.14: an operation's tag, and the tag that its contents begin with (0: it holds no parts). */
const OPERATIONS: ReadonlyMap<number, number> = new Map([
  [0x60, INTEGER], // bind
  [0x61, 0x0a],
  [0x42, 0], // unbind
  [0x63, 0x04], // search
  [0x64, 0x04],
  [0x65, 0x0a],
  [0x73, 0x04],
  [0x66, 0x04], // modify
  [0x67, 0x0a],
  [0x68, 0x04], // add
  [0x69, 0x0a],
  [0x4a, 0], // delete
  [0x6b, 0x0a],
  [0x6c, 0x04], // rename
  [0x6d, 0x0a],
  [0x6e, 0x04], // compare
  [0x6f, 0x0a],
  [0x50, 0], // abandon
  [0x77, 0x80], // extended
  [0x78, 0x0a],
]);

const datagram: PerDatagram<LdapParts> = {
  name: 'ldap',
  recognise: (first) => (beginsMessage(first) ? 0.93 : 0),
  parse(bytes) {
    const outer = new DerReader(bytes, 0, bytes.length);
    const envelope = outer.take(SEQUENCE);
    const parts = envelope && new DerReader(bytes, envelope.at, envelope.end);
    const id = parts?.take(INTEGER);
    const operation = id ? (parts?.next() ?? null) : null;
    if (!operation || !OPERATIONS.has(operation.tag))
      return { message: null, problem: outer.problem ?? parts?.problem ?? 'not-this-protocol' };
    return { message: { operation }, problem: outer.problem ?? parts?.problem ?? null };
  },
  emit: ({ operation }, sink, { bytes }) => emitLdap(operation, bytes, sink),
};

const onStream: OnStream<LdapParts> = {
  before: 0,
  sizeOf(bytes, at, end) {
    if (bytes[at] !== SEQUENCE) return -1;
    if (end - at < 2 || end - at < behindLength(bytes, at + 1) - at) return 0;
    const length = lengthAt(bytes, at + 1, end);
    return length > 0 && length <= MOST_OCTETS ? behindLength(bytes, at + 1) - at + length : -1;
  },
  message: datagram,
};

/** Directories of accounts, over TCP, and over UDP (CLDAP, [MS-ADTS] section 6.3.3). */
export const ldap: Dissector = {
  name: 'ldap',
  transport: 'both',
  begins: new Set([SEQUENCE]),
  recognise: datagram.recognise,
  open: (flow, sink, inner) =>
    flow.transport === 'tcp'
      ? new RecordStream({ mostWaiting: MOST_OCTETS + 8, read: readStream }, flow, sink, inner)
      : openDatagrams(datagram, flow, sink),
};

/** TLS may follow where the client asked for it (section 4.14): no message of LDAP's begins like its handshake. */
function readStream(flow: Flow, sink: FieldSink, control: StreamControl): RecordReader {
  const reader = wholeMessages(onStream, flow, sink);
  return {
    ...reader,
    step(direction, bytes, at, end, origin) {
      if (bytes[at] !== TLS_HANDSHAKE) return reader.step(direction, bytes, at, end, origin);
      stepAside(flow, sink, control);
      return 0;
    },
  };
}

/** A sequence, a number, an operation, and what that operation begins with. */
function beginsMessage(bytes: Uint8Array): boolean {
  if (bytes[0] !== SEQUENCE) return false;
  const at = behindLength(bytes, 1);
  const size = bytes[at + 1] ?? 0xff;
  if (bytes[at] !== INTEGER || size === 0 || size > 4) return false; // section 4.1.1.1: 31 bits
  const operation = at + 2 + size;
  const inner = OPERATIONS.get(bytes[operation] ?? 0);
  if (inner === undefined) return false;
  return inner === 0 ? bytes[operation + 1] !== undefined : bytes[behindLength(bytes, operation + 1)] === inner;
}

import { u16be, u32be } from '../../bytes/plain.ts';
import { Nobodys } from '../calls/nobodys.ts';
import { octetRange } from '../first-octets.ts';
import { perDatagram } from '../per-datagram.ts';
import { inStead } from '../in-stead.ts';

/** One datagram of QQ's older protocol. Sources: docs/protocols/oicq.md. */
interface OicqPacket {
  readonly command: number;
}

const START = 0x02;
const END = 0x03;
/** Start, version (2), command (2), sequence (2). */
const HEAD = 7;
/** What a client puts behind the head: its account's number. */
const NUMBER = 4;
const SHORTEST = HEAD + NUMBER + 1;
/** QQ's servers; the format's marks are two octets, one of them at the very end. */
const PORT = 8000;
/** Account numbers have five digits or more. */
const LOWEST_NUMBER = 10_000;
/** Commands that libpurple or Wireshark know. */
const COMMANDS: ReadonlySet<number> = new Set([
  0x01, 0x02, 0x04, 0x05, 0x06, 0x09, 0x0a, 0x0b, 0x0d, 0x12, 0x16, 0x17, 0x18, 0x1a, 0x1c, 0x1d, 0x21, 0x22, 0x26,
  0x27, 0x29, 0x30, 0x31, 0x3c, 0x3d, 0x3e, 0x58, 0x5c, 0x62, 0x65, 0x67, 0x80, 0x81, 0xb5,
]);

export const oicq = perDatagram<OicqPacket>({
  name: 'oicq',
  begins: octetRange(START, START),
  recognise(first, { server, client }) {
    if (server.port !== PORT && client.port !== PORT) return 0;
    return isFramed(first) && COMMANDS.has(u16be(first, 3)) ? 0.8 : 0;
  },
  parse: (bytes) =>
    isFramed(bytes)
      ? { message: { command: u16be(bytes, 3) }, problem: null }
      : { message: null, problem: 'not-this-protocol' },
  count(_message, sink) {
    sink.count('readable', HEAD + NUMBER + 1);
  },
  emit({ command }, sink, { bytes, direction, flow, origin }) {
    sink.message({ type: 'chat-packet', kind: `command-${command}` });
    const isAsked = flow.server.port === PORT ? direction === 'out' : direction === 'in';
    const number = { at: HEAD, length: NUMBER };
    // A server's answer has something else there in the older versions.
    if (isAsked && u32be(bytes, HEAD) >= LOWEST_NUMBER)
      sink.field('uin', null, number, { decoded: inStead('u32be', String(u32be(bytes, HEAD)), number) });
    else sink.field('head', null, number, { unclaimed: true });
    new Nobodys(flow, sink).tell(direction, bytes, HEAD + NUMBER, origin, bytes.length - 1);
  },
});

function isFramed(bytes: Uint8Array): boolean {
  return bytes.length >= SHORTEST && bytes[0] === START && bytes[bytes.length - 1] === END;
}

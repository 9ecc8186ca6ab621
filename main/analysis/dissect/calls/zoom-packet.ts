import { u16be } from '../../bytes/plain.ts';

/** Where Zoom's media servers put an RTP or RTCP packet. Read in: O. Michel, S. Sengupta, H. Kim, R. Netravali, J. Rexford,
 *  "Enabling Passive Measurement of Zoom Performance in Production Networks", IMC 2022, and the Wireshark plugin beside it
 *  (Princeton-Cabernet/zoom-analysis). The older frame without a server's header was read off a capture of 2018. */
interface ZoomPacket {
  /** 1 and 2 open a session, 3 and 4 keep it, 5 carries media, 7 was seen once. */
  readonly type: number;
  /** Octets of Zoom's own in front of the media's head. */
  readonly server: number;
  /** 13 screen or control, 15 sound, 16 picture, 30 screen between two, 33 to 35 reports; null: no media. */
  readonly media: number | null;
  readonly inner: 'rtp' | 'rtcp' | null;
  /** Where the inner packet begins; where there is none, behind the heads that are known. */
  readonly innerAt: number;
}

const MEDIA = 5;
/** Type, counter (2), session (4), direction. */
const SERVER_HEAD = 8;
const OLD_SERVER_HEAD = 1;
const DIRECTION_AT = 7;
/** Kinds of media seen in captures or named in the paper. */
const KINDS: ReadonlySet<number> = new Set([1, 10, 12, 13, 15, 16, 21, 30, 32, 33, 34, 35]);
/** The opening packets' second and third octet: zero, then what may be a version. */
const OPENS = [0x0001, 0x0002, 0x0003];

/** A session's first packet or its answer. A weak mark: ask for the port as well. */
export function opensZoom(bytes: Uint8Array): boolean {
  return (bytes[0] === 1 || bytes[0] === 2) && bytes.length >= 35 && OPENS.includes(u16be(bytes, 1));
}

export function parseZoom(bytes: Uint8Array): ZoomPacket | null {
  const type = bytes[0] ?? 0;
  if (bytes.length < 2 || type === 0 || type > 7) return null;
  if (type !== MEDIA) return { type, server: 1, media: null, inner: null, innerAt: 1 };
  const server = hasServerHead(bytes) ? SERVER_HEAD : OLD_SERVER_HEAD;
  const media = bytes[server] ?? 0;
  if (bytes.length <= server || !KINDS.has(media)) return null;
  const inner = innerOf(bytes, server, media);
  return { type, server, media, inner: inner.kind, innerAt: Math.min(inner.at, bytes.length) };
}

function hasServerHead(bytes: Uint8Array): boolean {
  const direction = bytes[DIRECTION_AT];
  return bytes.length > SERVER_HEAD && (direction === 0 || direction === 4) && KINDS.has(bytes[SERVER_HEAD] ?? 0);
}

/** Lengths of the media's head by kind. Only where version 2 stands there it is believed. */
function innerOf(bytes: Uint8Array, at: number, media: number): { kind: ZoomPacket['inner']; at: number } {
  const head = headLength(bytes, at, media);
  const inner = at + head;
  if (head === 0 || inner + 12 > bytes.length || (bytes[inner] ?? 0) >> 6 !== 2) return { kind: null, at: at + 1 };
  return { kind: media >= 33 ? 'rtcp' : 'rtp', at: inner };
}

function headLength(bytes: Uint8Array, at: number, media: number): number {
  if (media === 1) return 26;
  if (media === 13) return bytes[at + 7] === 30 ? 27 : 0;
  if (media === 15) return 19;
  if (media === 16) return bytes[at + 20] === 2 ? 24 : 20;
  if (media === 30) return 20;
  return media >= 33 ? 16 : 0;
}

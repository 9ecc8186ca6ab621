import { Cursor, type Span } from '../../bytes/cursor.ts';
import { u32be } from '../../bytes/plain.ts';
import type { Flow } from '../../model/flow.ts';
import type { Parsed } from '../../model/message.ts';
import { indexOfOctet, spells } from '../ascii.ts';
import { octetRange } from '../first-octets.ts';
import { perDatagram } from '../per-datagram.ts';

/** One question to a game server, or its answer. Valve Developer Community, "Server queries". */
interface SourceQuery {
  readonly kind: string;
  readonly parts: readonly { readonly path: string; readonly span: Span }[];
}

const NAME = 'source-query';
const HEAD = 5; // octets: four of ones, then what it is
const ASK_INFO = 0x54;
const ASK_INFO_TEXT = 'Source Engine Query\0';
const INFO = 0x49;
const PLAYERS = 0x44;
const CHALLENGE_OCTETS = HEAD + 4;
/** The usual port and those beside it, where several servers run on one machine. */
const PORTS = { first: 27015, last: 27050 };
const KINDS: Readonly<Record<number, string | undefined>> = {
  0x41: 'challenge',
  0x44: 'players',
  0x45: 'rules',
  0x49: 'info',
  0x54: 'ask-info',
  0x55: 'ask-players',
  0x56: 'ask-rules',
};
/** All that have a challenge and nothing else. */
const SHORT: ReadonlySet<number> = new Set([0x41, 0x55, 0x56]);
/** A datagram holds no more: the number of players is one octet. */
const MOST_PLAYERS = 255;

export const sourceQuery = perDatagram<SourceQuery>({
  name: NAME,
  begins: octetRange(0xff, 0xff),
  recognise(first, flow) {
    if (u32be(first, 0) !== 0xffffffff) return 0;
    const kind = first[4] ?? 0;
    if (kind === ASK_INFO) return spells(first, HEAD, first.length, ASK_INFO_TEXT) ? 0.97 : 0;
    if (KINDS[kind] === undefined || !isOfServer(flow)) return 0;
    return !SHORT.has(kind) || first.length === CHALLENGE_OCTETS ? 0.85 : 0;
  },
  parse(bytes): Parsed<SourceQuery> {
    const kind = KINDS[bytes[4] ?? 0];
    if (kind === undefined || bytes.length < HEAD || u32be(bytes, 0) !== 0xffffffff)
      return { message: null, problem: 'not-this-protocol' };
    const c = new Cursor(bytes, HEAD);
    const parts: SourceQuery['parts'][number][] = [];
    if (bytes[4] === INFO) readInfo(c, parts);
    else if (bytes[4] === PLAYERS) readPlayers(c, parts);
    else {
      if (bytes[4] === ASK_INFO && spells(bytes, HEAD, bytes.length, ASK_INFO_TEXT)) c.skip(ASK_INFO_TEXT.length);
      if (c.left > 0) parts.push({ path: kind, span: { at: c.at, length: c.left } });
    }
    return { message: { kind, parts }, problem: c.ok ? null : 'cut-short' };
  },
  emit({ kind, parts }, sink) {
    sink.message({ type: 'chat-packet', kind });
    for (const { path, span } of parts) sink.field(path, null, span, path.includes('.') ? {} : { unclaimed: true });
  },
});

/** What is known of the flow: the format of the other packets is too short to tell them by. */
function isOfServer({ protocol, server }: Flow): boolean {
  return protocol === NAME || (server.port >= PORTS.first && server.port <= PORTS.last);
}

function readInfo(c: Cursor, parts: { path: string; span: Span }[]): void {
  c.skip(1); // version
  for (const name of ['name', 'map', 'folder', 'game']) parts.push({ path: `server.${name}`, span: readString(c) });
  if (c.left > 0) parts.push({ path: 'info', span: { at: c.at, length: c.left } });
}

function readPlayers(c: Cursor, parts: { path: string; span: Span }[]): void {
  const players = Math.min(c.u8(), MOST_PLAYERS);
  for (let i = 0; i < players && c.ok && c.left > 0; i++) {
    c.skip(1); // its place in the list
    parts.push({ path: 'player.name', span: readString(c) });
    c.skip(8); // points, seconds
  }
}

function readString(c: Cursor): Span {
  const span = c.span(indexOfOctet(c.bytes, 0, c.at, c.end) - c.at);
  c.skip(1);
  return span;
}

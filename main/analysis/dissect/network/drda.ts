import { Cursor, type Span } from '../../bytes/cursor.ts';
import { u16be } from '../../bytes/plain.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import { perMessage, type MessageTalk } from './message-talk.ts';

/** DRDA version 5, volume 3 (The Open Group), "DSS": length, mark, format, number; then "DDM": length and code point. */
const HEADER = 10;
const MARK = 0xd0;
const FIRST = 0x1041; // EXCSAT: the first command of each side
const COMMANDS: Readonly<Record<number, Readonly<Record<number, Name>>>> = {
  0x1041: { 0x116d: ['client.name', 'SRVNAM'] }, // of the client, who asks
  0x106e: {
    0x11a0: ['login.user', 'USRID'],
    0x11a1: ['login.password', 'PASSWORD'],
    0x11de: ['login.password', 'NEWPASSWORD'],
  },
};
const STATEMENT = 0x2414; // SQLSTT
type Name = readonly [path: string, key: string];

/** A statement by which programs tell the database for whom they work (IBM's manual of DB2, SET CLIENT …). */
const CLIENT = /SET CLIENT (USERID|WRKSTNNAME)\s{0,8}'([^'\0]{1,255})'/;
const CLIENT_NAMES: Readonly<Record<string, string>> = { USERID: 'sql.client-user', WRKSTNNAME: 'sql.client-computer' };
const LONGEST_STATEMENT = 2048;
const MOST_OCTETS = 32 * 1024;

/** Logins to IBM's databases (DRDA, which Db2 and Derby speak), in IBM's letters or in UTF-8, and whom programs say that they
 *  work for. */
export const drda = perMessage({
  name: 'drda',
  begins: new Set([0]),
  recognise: scoreDrda,
  most: MOST_OCTETS,
  talk: (_flow, sink) => talk(sink),
});

function scoreDrda(first: Uint8Array): number {
  const c = new Cursor(first);
  const size = c.u16();
  if (c.u8() !== MARK) return 0;
  c.skip(3);
  return c.u16() === size - 6 && c.u16() === FIRST && c.ok ? 0.97 : 0;
}

function talk(sink: FieldSink): MessageTalk {
  return {
    sizeOf(_direction, bytes, at, end) {
      if (end - at < 3) return 0;
      const size = u16be(bytes, at);
      return bytes[at + 2] === MARK && size >= HEADER ? size : -1;
    },
    tell(_direction, bytes, at, end) {
      const c = new Cursor(bytes, at + HEADER - 2, end);
      const command = c.u16();
      if (command === STATEMENT) return tellStatement(bytes, c.at, end, sink);
      const names = COMMANDS[command];
      if (names === undefined) return false;
      while (c.left > 0) {
        const size = c.u16();
        const [path, key] = names[c.u16()] ?? [];
        const value = c.span(size - 4);
        if (!c.ok) break;
        if (path !== undefined && key !== undefined) tellName(sink, path, key, bytes, value);
      }
      return true;
    },
  };
}

/** Which letters are meant was agreed on long before; IBM's capitals, digits and most small letters have the highest bit. */
function tellName(sink: FieldSink, path: string, key: string, bytes: Uint8Array, value: Span): void {
  let high = 0;
  for (let i = value.at; i < value.at + value.length; i++) if ((bytes[i] ?? 0) >= 0x80) high++;
  if (high > 0) sink.field(path, key, value, { encodings: ['ebcdic'] });
  else sink.field(path.replace('.', '.plain-'), key, value);
}

function tellStatement(bytes: Uint8Array, at: number, end: number, sink: FieldSink): boolean {
  const text = decodeLatin1(bytes, at, Math.min(end, at + LONGEST_STATEMENT));
  const found = CLIENT.exec(text);
  const [, name = '', value = ''] = found ?? [];
  const path = CLIENT_NAMES[name];
  if (!found || path === undefined) return false;
  const from = at + found.index + found[0].length - 1 - value.length;
  sink.field(path, `CLIENT ${name}`, { at: from, length: value.length });
  return true;
}

import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import { indexOfOctet, spellsInAnyCase } from '../ascii.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord } from '../per-record.ts';
import { LineReader, type LineStream, type LineTalk } from '../text-lines.ts';
import { replyCode } from '../words.ts';
import { readCommand } from './command-line.ts';

/** Paths have 4096 octets at most on the servers in use. */
const LONGEST_LINE = 8_192;
const HYPHEN = 0x2d;
const CR = 0x0d;
const LF = 0x0a;
const TAB = 0x09;
const SPACE = 0x20;
const PORT = 21;
const GREETING = 220;
/** RFC 2228 section 3: the security exchange is done, TLS begins (RFC 4217 section 4). */
const SECURED = 234;
/** RFC 1635: how a visitor logs in; the password is then an e-mail address, and no secret. */
const VISITORS = /^(?:anonymous|ftp)$/i;

/** Commands whose argument is a name in the server's file system. RFC 959 section 4.1, RFC 3659. */
const NAMES = new Set(
  'CWD RETR STOR STOU APPE RNFR RNTO DELE RMD MKD LIST NLST STAT SIZE MDTM MLST MLSD XCWD XMKD XRMD'.split(' '),
);

/** FTP's control connection, RFC 959; after AUTH TLS (RFC 4217) TLS. What it moves goes over connections of its own. */
export const ftp = {
  ...perRecord({
    name: 'ftp',
    mostWaiting: 2 * LONGEST_LINE,
    recognise: scoreFtp,
    read: (flow, sink, control) =>
      new LineReader(flow, sink, control, LONGEST_LINE, (stream) => new FtpTalk(sink, stream)),
  }),
  begins: octetsOf('12345ACDEFHLMNOPQRSTUau'),
};

/** RFC 959 section 4.1, RFC 2228, 2389, 2428, 3659: with one of these a line on FTP's port is a command. */
const COMMANDS = new Set(
  (
    'USER PASS ACCT CWD CDUP SMNT QUIT REIN PORT PASV TYPE STRU MODE RETR STOR STOU APPE ALLO REST RNFR RNTO ABOR DELE ' +
    'RMD MKD PWD LIST NLST SITE SYST STAT HELP NOOP AUTH PBSZ PROT FEAT OPTS EPRT EPSV SIZE MDTM MLST MLSD'
  ).split(' '),
);
const LONGEST_COMMAND = 4;
/** RFC 959 section 4.2: the first digit of a reply's code. */
const MOST_CODE = 599;

/** The server greets first, with 220 as SMTP does: the word FTP tells them apart, else the client's USER or AUTH TLS. In
 *  the middle of a talk a line has no mark but its form: on FTP's port it is enough. */
function scoreFtp(first: Uint8Array, flow: Flow): number {
  const end = first.length;
  if (spellsInAnyCase(first, 0, end, 'AUTH TLS\r') || spellsInAnyCase(first, 0, end, 'AUTH SSL\r')) return 0.8;
  const code = replyCode(first, 0, end);
  const isUser = spellsInAnyCase(first, 0, end, 'USER ');
  if (code !== GREETING && !isUser) return isOnPort(flow) && isLineOf(first, code) ? 0.6 : 0;
  const stop = indexOfOctet(first, LF, 0, end);
  if (isUser)
    // IRC's USER has four words more; the well-known port is the second sign against POP3.
    return indexOfOctet(first, SPACE, 5, stop) < stop ? 0 : flow.server.port === PORT ? 0.9 : 0.6;
  let says = 0;
  for (let i = 4; i < stop; i++) {
    if (spellsInAnyCase(first, i, stop, 'SMTP')) return 0;
    if (spellsInAnyCase(first, i, stop, 'FTP')) says = 0.9;
  }
  return says;
}

function isOnPort({ client, server }: Flow): boolean {
  return server.port === PORT || client.port === PORT;
}

/** A whole line without control characters, with a reply's code or a command before its first space. */
function isLineOf(first: Uint8Array, code: number): boolean {
  const stop = indexOfOctet(first, LF, 0, first.length);
  if (stop === first.length || first[stop - 1] !== CR) return false;
  for (let i = 0; i < stop - 1; i++) if ((first[i] ?? 0) < SPACE && first[i] !== TAB) return false;
  if (code >= 0) return code <= MOST_CODE;
  const verb = Math.min(indexOfOctet(first, SPACE, 0, stop), stop - 1);
  return verb <= LONGEST_COMMAND && COMMANDS.has(decodeLatin1(first, 0, verb));
}

class FtpTalk implements LineTalk {
  readonly #sink: FieldSink;
  readonly #stream: LineStream;
  #isVisitor = false;
  #greeted = false;
  /** The code of a reply whose last line has not come yet (`230-…` up to `230 …`); -1: none. */
  #openReply = -1;
  /** Who sends replies. */
  #speaker: Direction = 'in';

  constructor(sink: FieldSink, stream: LineStream) {
    this.#sink = sink;
    this.#stream = stream;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return replyCode(segment, 0, segment.length) >= 100 || /^[A-Za-z]{3,4}[ \r]/.test(decodeLatin1(segment, 0, 5));
  }

  onLine(direction: Direction, bytes: Uint8Array, at: number, end: number): void {
    const code = replyCode(bytes, at, end);
    const isInside = this.#openReply >= 0 && direction === this.#speaker;
    if (isInside && code !== this.#openReply) this.#sink.field('reply', null, { at, length: end - at });
    else if (code >= 0) this.#reply(direction, code, bytes, at, end);
    else this.#command(bytes, at, end);
  }

  #reply(direction: Direction, code: number, bytes: Uint8Array, at: number, end: number): void {
    this.#sink.message({ type: 'ftp', verb: String(code) });
    const isGreeting = !this.#greeted && code === GREETING;
    if (end > at + 4) this.#sink.field(isGreeting ? 'greeting' : 'reply', null, { at: at + 4, length: end - at - 4 });
    this.#greeted = true;
    const isLast = bytes[at + 3] !== HYPHEN;
    this.#openReply = isLast ? -1 : code;
    this.#speaker = direction;
    if (code === SECURED && isLast) this.#stream.tunnel();
  }

  #command(bytes: Uint8Array, at: number, end: number): void {
    const { verb, argument } = readCommand(bytes, at, end);
    this.#sink.message({ type: 'ftp', verb });
    if (argument.length === 0) return;
    if (verb === 'USER')
      this.#isVisitor = VISITORS.test(decodeLatin1(bytes, argument.at, argument.at + argument.length));
    this.#sink.field(this.#pathOf(verb), verb === '' ? null : verb, argument);
  }

  #pathOf(verb: string): string {
    if (verb === '') return 'line';
    if (NAMES.has(verb)) return 'file';
    const isAnonymous = this.#isVisitor && (verb === 'USER' || verb === 'PASS');
    return isAnonymous ? `visitor.${verb.toLowerCase()}` : verb.toLowerCase();
  }
}

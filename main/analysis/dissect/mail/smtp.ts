import type { Span } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import { tellName } from '../../model/tell-name.ts';
import { indexOfOctet, spellsInAnyCase } from '../ascii.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord } from '../per-record.ts';
import { SaslDialog } from '../sasl-dialog.ts';
import { MOST_BLOCK } from '../text-block.ts';
import { LineReader, type LineStream, type LineTalk } from '../text-lines.ts';
import { replyCode, wordsOf } from '../words.ts';
import { readCommand } from './command-line.ts';
import { trimmed } from './header-lines.ts';
import { emitInternetMessage } from './internet-message.ts';

/** RFC 5321 section 4.5.3.1.4 and .5: 512 octets a line; SASL answers have up to 12288 (RFC 4954 section 4). */
const LONGEST_LINE = 12_288;
/** Commands that no other protocol begins with. */
const BEGINNINGS = ['EHLO ', 'HELO ', 'LHLO '];
const GREETING = 220;

/** SMTP, RFC 5321, with AUTH (RFC 4954), BDAT (RFC 3030), LMTP's greeting (RFC 2033); after STARTTLS (RFC 3207) TLS. */
export const smtp = {
  ...perRecord({
    name: 'smtp',
    mostWaiting: 2 * MOST_BLOCK,
    recognise: scoreSmtp,
    read: (flow, sink, control) =>
      new LineReader(flow, sink, control, LONGEST_LINE, (stream) => new SmtpTalk(flow, sink, stream)),
  }),
  begins: octetsOf('2EeHhLlMm'),
};

/** The server speaks first. FTP greets with the same 220: only the word SMTP tells them apart; without it the client's
 *  first command does. */
function scoreSmtp(first: Uint8Array): number {
  const end = first.length;
  if (BEGINNINGS.some((word) => spellsInAnyCase(first, 0, end, word))) return 0.95;
  if (spellsInAnyCase(first, 0, end, 'MAIL FROM:')) return 0.95;
  if (replyCode(first, 0, end) !== GREETING) return 0;
  let says = 0;
  const stop = indexOfOctet(first, 0x0a, 0, end);
  for (let i = 4; i < stop; i++) {
    if (spellsInAnyCase(first, i, stop, 'FTP')) return 0;
    if (spellsInAnyCase(first, i, stop, 'SMTP') || spellsInAnyCase(first, i, stop, 'LMTP')) says = 0.9;
  }
  return says;
}

class SmtpTalk implements LineTalk {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #stream: LineStream;
  readonly #sasl: SaslDialog;
  #wantsTls = false;
  #hasMessage = false;
  #greeted = false;

  constructor(flow: Flow, sink: FieldSink, stream: LineStream) {
    this.#flow = flow;
    this.#sink = sink;
    this.#stream = stream;
    this.#sasl = new SaslDialog(sink);
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return replyCode(segment, 0, segment.length) >= 200 || startsCommand(segment);
  }

  onLine(direction: Direction, bytes: Uint8Array, at: number, end: number): void {
    const code = replyCode(bytes, at, end);
    if (code >= 0 && !(this.#sasl.isOpen && direction === 'out')) this.#reply(direction, code, bytes, at, end);
    else if (this.#sasl.isOpen) this.#sasl.answer('AUTH', at, end);
    else this.#command(direction, bytes, at, end);
  }

  #reply(direction: Direction, code: number, bytes: Uint8Array, at: number, end: number): void {
    this.#sink.message({ type: 'smtp', verb: String(code) });
    const text = { at: Math.min(end, at + 4), length: Math.max(0, end - at - 4) };
    if (!this.#greeted && code === GREETING) this.#greeting(bytes, text);
    else if (text.length > 0) this.#sink.field('reply', null, text);
    this.#greeted = true;
    const isLast = bytes[at + 3] !== 0x2d;
    if (code !== 334) this.#sasl.end();
    if (code >= 400) this.#stream.forget(direction === 'in' ? 'out' : 'in');
    if (!isLast || !this.#wantsTls) return;
    this.#wantsTls = false;
    if (code === GREETING) this.#stream.tunnel();
  }

  /** RFC 5321 section 4.2: the server's own name, then what it likes to say. */
  #greeting(bytes: Uint8Array, { at, length }: Span): void {
    const [name] = wordsOf(bytes, at, at + length, 1);
    if (!name) return;
    this.#sink.field('server-name', null, name);
    const text = decodeText(bytes, name.at, name.length);
    if (text.includes('.')) tellName(this.#flow, text); // some greet with another word
    const rest = trimmed(bytes, name.at + name.length, at + length);
    if (rest.length > 0) this.#sink.field('greeting', null, rest);
  }

  #command(direction: Direction, bytes: Uint8Array, at: number, end: number): void {
    const { verb, argument } = readCommand(bytes, at, end);
    this.#sink.message({ type: 'smtp', verb });
    const argumentEnd = argument.at + argument.length;
    switch (verb) {
      case 'EHLO':
      case 'HELO':
      case 'LHLO':
        this.#sink.field('hello', verb, argument);
        return;
      case 'MAIL':
      case 'RCPT':
        this.#path(verb === 'MAIL' ? 'mail-from' : 'rcpt-to', verb, bytes, argument.at, argumentEnd);
        return;
      case 'AUTH':
        this.#auth(bytes, argument.at, argumentEnd);
        return;
      case 'DATA':
        this.#expectMessage(direction, 'dot');
        return;
      case 'BDAT':
        this.#chunk(direction, bytes, argument.at, argumentEnd);
        return;
      case 'STARTTLS':
        this.#wantsTls = true;
        return;
      case 'RSET':
        this.#hasMessage = false;
        return;
      default:
        if (argument.length > 0) this.#sink.field('argument', verb === '' ? null : verb, argument);
    }
  }

  /** `FROM:<reverse-path> parameters`, section 4.1.1.2. */
  #path(path: string, verb: string, bytes: Uint8Array, at: number, end: number): void {
    if (verb === 'MAIL') this.#hasMessage = false;
    const colon = indexOfOctet(bytes, 0x3a, at, end);
    const open = indexOfOctet(bytes, 0x3c, colon, end);
    const close = indexOfOctet(bytes, 0x3e, open, end);
    if (open < end) {
      if (close > open + 1) this.#sink.field(path, verb, { at: open + 1, length: close - open - 1 });
      return;
    }
    const [address] = wordsOf(bytes, colon + 1, end, 1); // some clients leave the brackets out
    if (address) this.#sink.field(path, verb, address);
  }

  /** RFC 4954 section 4. */
  #auth(bytes: Uint8Array, at: number, end: number): void {
    const [mechanism, initial] = wordsOf(bytes, at, end, 2);
    if (!mechanism) return;
    this.#sasl.begin(bytes, mechanism.at, mechanism.at + mechanism.length);
    if (initial) this.#sasl.answer('AUTH', initial.at, initial.at + initial.length);
  }

  /** RFC 3030 section 2: `BDAT octets [LAST]`. */
  #chunk(direction: Direction, bytes: Uint8Array, at: number, end: number): void {
    let size = 0;
    for (let i = at; i < end && size <= 0xffffffff; i++) {
      const digit = (bytes[i] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) break;
      size = size * 10 + digit;
    }
    this.#expectMessage(direction, size);
  }

  #expectMessage(direction: Direction, ends: 'dot' | number): void {
    const isFirst = !this.#hasMessage;
    this.#hasMessage = ends !== 'dot';
    this.#stream.expect(direction, {
      ends,
      emit: (bytes, at, end) => {
        if (isFirst) emitInternetMessage(bytes, at, end, this.#sink);
        else this.#sink.field('rest', null, { at, length: end - at }, { unclaimed: true });
      },
    });
  }
}

const COMMANDS = ['MAIL FROM', 'RCPT TO', 'EHLO ', 'HELO ', 'AUTH ', 'DATA', 'QUIT', 'RSET', 'STARTTLS'];

function startsCommand(segment: Uint8Array): boolean {
  return COMMANDS.some((word) => spellsInAnyCase(segment, 0, segment.length, word));
}

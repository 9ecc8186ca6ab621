import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import { spells, spellsInAnyCase } from '../ascii.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord } from '../per-record.ts';
import { SaslDialog } from '../sasl-dialog.ts';
import { MOST_BLOCK, type BlockSpec } from '../text-block.ts';
import { LineReader, type LineStream, type LineTalk } from '../text-lines.ts';
import { wordsOf } from '../words.ts';
import { readCommand } from './command-line.ts';
import { emitInternetMessage } from './internet-message.ts';

/** RFC 2449 section 4: 255 octets a command, 512 a reply; answers of SASL are longer (RFC 5034 section 4). */
const LONGEST_LINE = 12_288;
/** Commands sent and not answered yet (RFC 2449 section 6.6 allows to send ahead). */
const MOST_AWAITED = 256;
/** The well-known port: the second sign where a client's USER may be FTP's as well. */
const PORT = 110;
const CODED = { encodings: ['base64'] } as const;

/** Commands whose positive reply has lines up to a dot: RFC 1939, RFC 2449, RFC 5034 (AUTH without a mechanism). */
const SINGLE_WITH_ARGUMENT = new Set(['LIST', 'UIDL', 'AUTH']);
const MULTI_LINE = new Set(['LIST', 'UIDL', 'CAPA', 'AUTH', 'RETR', 'TOP']);

/** POP3, RFC 1939, with AUTH (RFC 5034); after STLS (RFC 2595) TLS. */
export const pop3 = {
  ...perRecord({
    name: 'pop3',
    mostWaiting: 2 * MOST_BLOCK,
    recognise: scorePop3,
    read: (flow, sink, control) =>
      new LineReader(flow, sink, control, LONGEST_LINE, (stream) => new Pop3Talk(sink, stream)),
  }),
  begins: octetsOf('+UuAaCcS'),
};

/** The server greets first, with `+OK`. */
function scorePop3(first: Uint8Array, flow: Flow): number {
  const end = first.length;
  if (spells(first, 0, end, '+OK ') || spells(first, 0, end, '+OK\r\n')) return 0.8;
  if (spellsInAnyCase(first, 0, end, 'CAPA\r\n') || spellsInAnyCase(first, 0, end, 'STLS\r\n')) return 0.8;
  if (spellsInAnyCase(first, 0, end, 'APOP ')) return 0.8;
  return flow.server.port === PORT && spellsInAnyCase(first, 0, end, 'USER ') ? 0.8 : 0;
}

class Pop3Talk implements LineTalk {
  readonly #sink: FieldSink;
  readonly #stream: LineStream;
  readonly #sasl: SaslDialog;
  /** Verbs not answered yet, oldest first; one with lines to come ends with `+`. */
  readonly #awaited: string[] = [];
  #greeted = false;

  constructor(sink: FieldSink, stream: LineStream) {
    this.#sink = sink;
    this.#stream = stream;
    this.#sasl = new SaslDialog(sink);
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    const end = segment.length;
    return (
      spells(segment, 0, end, '+OK') ||
      spells(segment, 0, end, '-ERR') ||
      COMMANDS.some((word) => spellsInAnyCase(segment, 0, end, word))
    );
  }

  onLine(direction: Direction, bytes: Uint8Array, at: number, end: number): void {
    if (spells(bytes, at, end, '+OK')) this.#reply(direction, true, bytes, at + 3, end);
    else if (spells(bytes, at, end, '-ERR')) this.#reply(direction, false, bytes, at + 4, end);
    else if (bytes[at] === 0x2b && direction === 'in') this.#challenge(bytes, at + 1, end);
    else if (this.#sasl.isOpen) this.#sasl.answer('AUTH', at, end);
    else this.#command(bytes, at, end);
  }

  #reply(direction: Direction, isGood: boolean, bytes: Uint8Array, at: number, end: number): void {
    this.#sasl.end();
    this.#sink.message({ type: 'pop3', verb: isGood ? '+OK' : '-ERR' });
    const [text] = wordsOf(bytes, at, end, 1);
    if (text) this.#sink.field(this.#greeted ? 'reply' : 'greeting', null, { at: text.at, length: end - text.at });
    if (!this.#greeted) {
      this.#greeted = true;
      return;
    }
    const verb = this.#awaited.shift() ?? '';
    if (!isGood) return;
    if (verb === 'STLS') this.#stream.tunnel();
    else if (verb === 'RETR' || verb === 'TOP' || (verb === '' && saysOctets(bytes, at, end)))
      this.#stream.expect(direction, this.#message());
    else if (verb.endsWith('+')) this.#stream.expect(direction, this.#list(verb.slice(0, -1).toLowerCase()));
  }

  #challenge(bytes: Uint8Array, at: number, end: number): void {
    const [text] = wordsOf(bytes, at, end, 1);
    if (text) this.#sink.field('challenge', null, text, CODED);
  }

  #command(bytes: Uint8Array, at: number, end: number): void {
    this.#greeted = true; // whoever missed the greeting must not take the next reply for it
    const { verb, argument } = readCommand(bytes, at, end);
    this.#sink.message({ type: 'pop3', verb });
    const hasArgument = argument.length > 0;
    const isLong = MULTI_LINE.has(verb) && !(SINGLE_WITH_ARGUMENT.has(verb) && hasArgument);
    const isMessage = verb === 'RETR' || verb === 'TOP';
    if (this.#awaited.length < MOST_AWAITED) this.#awaited.push(isLong && !isMessage ? `${verb}+` : verb);
    const [first, second] = wordsOf(bytes, argument.at, argument.at + argument.length, 2);
    if (verb === 'APOP' && first) {
      this.#sink.field('apop.user', verb, first);
      if (second) this.#sink.field('apop.digest', verb, second);
    } else if (verb === 'AUTH' && first) {
      this.#sasl.begin(bytes, first.at, first.at + first.length);
      if (second) this.#sasl.answer(verb, second.at, second.at + second.length);
    } else if (hasArgument)
      this.#sink.field(verb === '' ? 'argument' : verb.toLowerCase(), verb === '' ? null : verb, argument);
  }

  #message(): BlockSpec {
    return { ends: 'dot', emit: (bytes, at, end) => emitInternetMessage(bytes, at, end, this.#sink) };
  }

  #list(path: string): BlockSpec {
    return {
      ends: 'dot',
      emit: (_bytes, at, end) => this.#sink.field(`${path}.lines`, null, { at, length: end - at }),
    };
  }
}

const COMMANDS = ['RETR ', 'DELE ', 'QUIT', 'STAT', 'LIST', 'UIDL', 'TOP ', 'NOOP', 'USER ', 'PASS '];

/** `+OK 120 octets` (RFC 1939 section 5, RETR), where the request was not seen. */
function saysOctets(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (spellsInAnyCase(bytes, i, end, ' OCTETS')) return true;
  return false;
}

import type { Span } from '../../bytes/cursor.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import { indexOfOctet, spells, spellsInAnyCase } from '../ascii.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord } from '../per-record.ts';
import { SaslDialog } from '../sasl-dialog.ts';
import { MOST_BLOCK } from '../text-block.ts';
import { LineReader, type LineStream, type LineTalk } from '../text-lines.ts';
import { emitEnvelopes } from './imap-envelope.ts';
import { readImapLine, type ImapLine, type ImapWord } from './imap-words.ts';
import { emitInternetMessage } from './internet-message.ts';

/** RFC 7162 section 4 asks servers for 8192 octets a command; lists of messages in a reply are longer. */
const LONGEST_LINE = 64 * 1024;
/** RFC 9051 section 2.2.1 leaves tags free; programs use a letter and a number. */
const LONGEST_TAG = 16;
const LONGEST_WORD = 64;
const COMMANDS = ['CAPABILITY', 'LOGIN ', 'AUTHENTICATE ', 'STARTTLS', 'ID (', 'ID NIL', 'SELECT ', 'NOOP\r'];
const CODED = { encodings: ['base64'] } as const;
/** Commands whose first argument names a mailbox (RFC 9051 section 6.3). */
const MAILBOXES = new Set([
  'SELECT',
  'EXAMINE',
  'CREATE',
  'DELETE',
  'RENAME',
  'SUBSCRIBE',
  'UNSUBSCRIBE',
  'STATUS',
  'APPEND',
]);
/** A whole letter or its head: RFC 9051 section 7.5.2, RFC 3501 section 7.4.2. */
const LETTER = /^(?:(?:BINARY|BODY)\[(?:HEADER[^\]]*)?\](?:<\d+>)?|RFC822(?:\.HEADER)?)$/i;
/** The text without its head. */
const TEXT_PART = /^(?:BODY\[(?:TEXT|1(?:\.1)*)\](?:<\d+>)?|RFC822\.TEXT)$/i;
/** In octets without a space no words are seen: a picture, say. */
const LOOK = 400;

/** IMAP, RFC 9051 and RFC 3501; after STARTTLS TLS, after COMPRESS (RFC 4978) octets nobody claims. */
export const imap = {
  ...perRecord({
    name: 'imap',
    mostWaiting: 2 * MOST_BLOCK,
    recognise: scoreImap,
    read: (flow, sink, control) =>
      new LineReader(flow, sink, control, LONGEST_LINE, (stream) => new ImapTalk(sink, stream)),
  }),
  begins: octetsOf('*0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'),
};

/** The server greets first: `* OK`, `* PREAUTH`. */
function scoreImap(first: Uint8Array): number {
  const end = first.length;
  if (first[0] === 0x2a) return spells(first, 0, end, '* OK ') || spells(first, 0, end, '* PREAUTH ') ? 0.9 : 0;
  return startsCommand(first) ? 0.9 : 0;
}

function startsCommand(bytes: Uint8Array): boolean {
  const tag = indexOfOctet(bytes, 0x20, 0, Math.min(bytes.length, LONGEST_TAG + 1));
  if (tag === 0 || bytes[tag] !== 0x20) return false;
  return COMMANDS.some((word) => spellsInAnyCase(bytes, tag + 1, bytes.length, word));
}

/** A command or a reply may go on behind a literal. */
interface Sentence {
  verb: string;
  /** Arguments told so far. */
  told: number;
  /** The last word before a literal: which part of a letter it is, or an `ID` key. */
  lastWord: string;
}

class ImapTalk implements LineTalk {
  readonly #sink: FieldSink;
  readonly #stream: LineStream;
  readonly #sasl: SaslDialog;
  readonly #open: Record<Direction, Sentence | null> = { out: null, in: null };
  /** The tag of a command whose OK ends the readable part. */
  #leaving: string | null = null;
  #greeted = false;

  constructor(sink: FieldSink, stream: LineStream) {
    this.#sink = sink;
    this.#stream = stream;
    this.#sasl = new SaslDialog(sink);
  }

  resumes(direction: Direction, segment: Uint8Array): boolean {
    this.#open[direction] = null;
    return spells(segment, 0, segment.length, '* ') || startsCommand(segment);
  }

  onLine(direction: Direction, bytes: Uint8Array, at: number, end: number): void {
    const open = this.#open[direction];
    const line = readImapLine(bytes, at, end);
    if (open) this.#goOn(direction, open, line, bytes, 0);
    else if (spells(bytes, at, end, '* ')) this.#untagged(direction, line, bytes, at, end);
    else if (spells(bytes, at, end, '+'))
      this.#field('challenge', null, { at: at + 2, length: end - at - 2 }, this.#sasl.isOpen ? CODED : {});
    else if (this.#sasl.isOpen && line.words.length <= 1) this.#sasl.answer('AUTHENTICATE', at, end);
    else this.#tagged(direction, line, bytes, end);
  }

  #tagged(direction: Direction, line: ImapLine, bytes: Uint8Array, end: number): void {
    const [tag, word, ...rest] = line.words;
    if (!tag || !word) return;
    const verb = textOf(bytes, word).toUpperCase();
    this.#sink.message({ type: 'imap', verb });
    if (verb === 'OK' || verb === 'NO' || verb === 'BAD') {
      this.#sasl.end();
      this.#field('reply', null, { at: word.at, length: end - word.at });
      const isLeaving = this.#leaving !== null && this.#leaving === textOf(bytes, tag);
      if (isLeaving && verb === 'OK') this.#stream.tunnel();
      if (isLeaving) this.#leaving = null;
      return;
    }
    if (verb === 'STARTTLS' || verb === 'COMPRESS') this.#leaving = textOf(bytes, tag);
    if (verb === 'AUTHENTICATE') {
      const [mechanism, initial] = rest;
      if (mechanism) this.#sasl.begin(bytes, mechanism.at, mechanism.at + mechanism.length);
      if (mechanism && initial) this.#sasl.answer(verb, initial.at, initial.at + initial.length);
      return;
    }
    this.#goOn(direction, { verb, told: 0, lastWord: '' }, line, bytes, 2);
  }

  #untagged(direction: Direction, line: ImapLine, bytes: Uint8Array, at: number, end: number): void {
    const verb = line.words.slice(1, 3).map((word) => textOf(bytes, word).toUpperCase());
    if (verb[1] === 'FETCH') {
      this.#sink.message({ type: 'imap', verb: 'FETCH' });
      emitEnvelopes(bytes, at, end, this.#sink);
      this.#goOn(direction, { verb: '*FETCH', told: 0, lastWord: '' }, line, bytes, 3);
      return;
    }
    this.#sink.message({ type: 'imap', verb: verb[0] ?? '' });
    this.#field(this.#greeted ? 'reply' : 'greeting', null, { at: at + 2, length: end - at - 2 });
    this.#greeted = true;
    if (line.literal >= 0)
      this.#goOn(direction, { verb: '*', told: 0, lastWord: '' }, { words: [], literal: line.literal }, bytes, 0);
  }

  /** Tells the words from `from` on, and waits for the literal behind them. */
  #goOn(direction: Direction, sentence: Sentence, { words, literal }: ImapLine, bytes: Uint8Array, from: number): void {
    for (const word of words.slice(from)) this.#argument(sentence, bytes, word);
    this.#open[direction] = literal < 0 ? null : sentence;
    if (literal < 0) return;
    const isLetter = sentence.verb === 'APPEND' || (sentence.verb === '*FETCH' && LETTER.test(sentence.lastWord));
    const isText = sentence.verb === '*FETCH' && TEXT_PART.test(sentence.lastWord);
    this.#stream.expect(direction, {
      ends: literal,
      emit: (octets, at, end) => {
        const span = { at, length: end - at };
        // APPEND's mailbox may be a literal, too.
        if (isLetter && sentence.told + (sentence.verb === 'APPEND' ? 0 : 1) > 0)
          emitInternetMessage(octets, at, end, this.#sink);
        else if (isText && showsWords(octets, at, end)) this.#sink.field('body', null, span, { role: 'text' });
        else if (sentence.verb === '*FETCH') this.#sink.field('part', null, span, { unclaimed: true });
        else this.#argument(sentence, octets, { ...span, isString: true });
      },
    });
  }

  #argument(sentence: Sentence, bytes: Uint8Array, word: ImapWord): void {
    const index = sentence.told++;
    const { verb } = sentence;
    if (verb === 'ID') {
      // RFC 2971 section 3.3: names and values in turn.
      if (index % 2 === 1) this.#field('id', sentence.lastWord, word);
      sentence.lastWord = textOf(bytes, word);
      return;
    }
    sentence.lastWord = textOf(bytes, word);
    if (verb === 'LOGIN' && index < 2) this.#field(index === 0 ? 'login.user' : 'login.password', verb, word);
    else if (MAILBOXES.has(verb) && index === 0) this.#field('mailbox', verb, word);
    else if (verb === '*FETCH') {
      if (word.isString) this.#field('fetch.string', null, word);
    } else this.#field('argument', verb === '*' ? null : verb, word);
  }

  #field(path: string, key: string | null, { at, length }: Span, options = {}): void {
    if (length > 0) this.#sink.field(path, key, { at, length }, options);
  }
}

function textOf(bytes: Uint8Array, { at, length }: Span): string {
  return decodeLatin1(bytes, at, at + Math.min(length, LONGEST_WORD));
}

function showsWords(bytes: Uint8Array, at: number, end: number): boolean {
  const stop = Math.min(end, at + LOOK);
  return bytes[at] !== 0x2d && indexOfOctet(bytes, 0x20, at, stop) < stop;
}

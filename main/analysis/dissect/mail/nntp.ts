import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import { indexOfOctet, spellsInAnyCase } from '../ascii.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord } from '../per-record.ts';
import { SaslDialog } from '../sasl-dialog.ts';
import { MOST_BLOCK, type BlockSpec } from '../text-block.ts';
import { LineReader, type LineStream, type LineTalk } from '../text-lines.ts';
import { replyCode, wordsOf } from '../words.ts';
import { readCommand } from './command-line.ts';
import { emitInternetMessage } from './internet-message.ts';

/** RFC 3977 section 3.1: 512 octets a line; answers of SASL are longer (RFC 4643 section 2.4). */
const LONGEST_LINE = 12_288;
/** Commands that no other protocol has. */
const BEGINNINGS = ['MODE READER', 'AUTHINFO ', 'ARTICLE ', 'XOVER ', 'NEWGROUPS ', 'CAPABILITIES\r', 'LISTGROUP'];
/** Replies with an article, or its head alone, up to a dot. RFC 3977 appendix C. */
const ARTICLES = new Set([220, 221]);
/** Replies with other lines up to a dot; 211 only after LISTGROUP. */
const LISTS = new Set([100, 101, 215, 222, 224, 225, 230, 231, 282]);
/** The client may send its article now (POST, IHAVE). */
const SEND_IT = new Set([335, 340]);

/** NNTP, RFC 3977, with AUTHINFO (RFC 4643); after STARTTLS (RFC 4642) TLS. */
export const nntp = {
  ...perRecord({
    name: 'nntp',
    mostWaiting: 2 * MOST_BLOCK,
    recognise: scoreNntp,
    read: (flow, sink, control) =>
      new LineReader(flow, sink, control, LONGEST_LINE, (stream) => new NntpTalk(sink, stream)),
  }),
  begins: octetsOf('2MmAaXNnCcLl'),
};

/** The server greets first, with 200 or 201: the word NNTP says the rest, else the client's first command. */
function scoreNntp(first: Uint8Array): number {
  const end = first.length;
  if (BEGINNINGS.some((word) => spellsInAnyCase(first, 0, end, word))) return 0.9;
  const code = replyCode(first, 0, end);
  if (code !== 200 && code !== 201) return 0;
  const stop = indexOfOctet(first, 0x0a, 0, end);
  for (let i = 4; i < stop; i++)
    if (spellsInAnyCase(first, i, stop, 'NNTP') || spellsInAnyCase(first, i, stop, 'INTERNETNEWS')) return 0.9;
  return 0;
}

class NntpTalk implements LineTalk {
  readonly #sink: FieldSink;
  readonly #stream: LineStream;
  readonly #sasl: SaslDialog;
  #last = '';
  #greeted = false;

  constructor(sink: FieldSink, stream: LineStream) {
    this.#sink = sink;
    this.#stream = stream;
    this.#sasl = new SaslDialog(sink);
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    const end = segment.length;
    return replyCode(segment, 0, end) >= 100 || BEGINNINGS.some((word) => spellsInAnyCase(segment, 0, end, word));
  }

  onLine(direction: Direction, bytes: Uint8Array, at: number, end: number): void {
    const code = replyCode(bytes, at, end);
    if (code >= 0) this.#reply(direction, code, at, end);
    else if (this.#sasl.isOpen) this.#sasl.answer('AUTHINFO', at, end);
    else this.#command(bytes, at, end);
  }

  #reply(direction: Direction, code: number, at: number, end: number): void {
    this.#sink.message({ type: 'nntp', verb: String(code) });
    if (end > at + 4)
      this.#sink.field(this.#greeted ? 'reply' : 'greeting', null, { at: at + 4, length: end - at - 4 });
    this.#greeted = true;
    if (code !== 383) this.#sasl.end();
    if (code === 382) this.#stream.tunnel();
    else if (ARTICLES.has(code)) this.#stream.expect(direction, this.#article());
    else if (LISTS.has(code) || (code === 211 && this.#last === 'LISTGROUP'))
      this.#stream.expect(direction, this.#lines(code === 222 ? 'body' : 'lines'));
    else if (SEND_IT.has(code)) this.#stream.expect(direction === 'in' ? 'out' : 'in', this.#article());
  }

  #command(bytes: Uint8Array, at: number, end: number): void {
    this.#greeted = true;
    const { verb, argument } = readCommand(bytes, at, end);
    this.#sink.message({ type: 'nntp', verb });
    this.#last = verb;
    if (argument.length === 0) return;
    const key = verb === '' ? null : verb;
    if (verb !== 'AUTHINFO') {
      this.#sink.field(verb === '' ? 'argument' : verb.toLowerCase(), key, argument);
      return;
    }
    const [kind, first, second] = wordsOf(bytes, argument.at, argument.at + argument.length, 3);
    if (!kind || !first) return;
    const value = { at: first.at, length: argument.at + argument.length - first.at };
    if (spellsInAnyCase(bytes, kind.at, kind.at + kind.length, 'USER')) this.#sink.field('authinfo.user', key, value);
    else if (spellsInAnyCase(bytes, kind.at, kind.at + kind.length, 'PASS'))
      this.#sink.field('authinfo.pass', key, value);
    else {
      this.#sasl.begin(bytes, first.at, first.at + first.length);
      if (second) this.#sasl.answer('AUTHINFO', second.at, second.at + second.length);
    }
  }

  #article(): BlockSpec {
    return { ends: 'dot', emit: (bytes, at, end) => emitInternetMessage(bytes, at, end, this.#sink) };
  }

  /** The body of an article alone (222) is text that a person wrote. */
  #lines(path: string): BlockSpec {
    return {
      ends: 'dot',
      emit: (_bytes, at, end) =>
        this.#sink.field(path, null, { at, length: end - at }, path === 'body' ? { role: 'text' } : {}),
    };
  }
}

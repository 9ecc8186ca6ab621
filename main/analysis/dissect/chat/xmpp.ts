import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { spells } from '../ascii.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord, type RecordReader, type Step, type StreamControl } from '../per-record.ts';
import { stepAside } from '../tunnel.ts';
import { XmlBorder } from './xml-border.ts';
import { isXmlSpace } from './xml-tokens.ts';
import { emitStanza } from './xmpp-stanza.ts';

/** One stanza. Servers refuse more than 64 KiB to 256 KiB (a picture in a vCard is the largest thing seen). */
const MAX_STANZA = 256 * 1024;

const STREAM = 'stream:stream';
const STANZAS = ['<message', '<presence', '<iq'];
/** Octets of an XML declaration, in which the stream's own tag has to begin. */
const DECLARATION = 128;

/** XMPP over TCP, RFC 6120 and RFC 6121: the stream's opening, then stanzas; after `<proceed/>` TLS, after
 *  `<compressed/>` octets nobody claims. After a gap it begins anew with a segment that begins with a stanza. */
export const xmpp = {
  ...perRecord({
    name: 'xmpp',
    mostWaiting: MAX_STANZA,
    recognise: scoreXmpp,
    read: (flow, sink, control) => new XmppReader(flow, sink, control),
  }),
  begins: octetsOf('< \t\r\n'),
};

function scoreXmpp(first: Uint8Array): number {
  let at = 0;
  while (at < first.length && isXmlSpace(first[at] ?? 0)) at++;
  if (spells(first, at, first.length, `<${STREAM}`)) return 0.95;
  if (spells(first, at, first.length, '<?xml')) {
    for (let i = at; i < Math.min(first.length, at + DECLARATION); i++)
      if (spells(first, i, first.length, `<${STREAM}`)) return 0.95;
    return 0; // other protocols begin so, too
  }
  return startsStanza(first, at) || spells(first, at, first.length, `</${STREAM}`) ? 0.6 : 0;
}

function startsStanza(bytes: Uint8Array, at: number): boolean {
  return STANZAS.some((name) => spells(bytes, at, bytes.length, name) && isXmlSpace(bytes[at + name.length] ?? 0));
}

function opensStream(bytes: Uint8Array, at: number, end: number): boolean {
  return spells(bytes, at, end, STREAM);
}

class XmppReader implements RecordReader {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #control: StreamControl;
  readonly #borders: Readonly<Record<Direction, XmlBorder>> = {
    out: new XmlBorder(opensStream),
    in: new XmlBorder(opensStream),
  };

  constructor(flow: Flow, sink: FieldSink, control: StreamControl) {
    this.#flow = flow;
    this.#sink = sink;
    this.#control = control;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const border = this.#borders[direction];
    const length = border.find(bytes, at, end);
    if (length === 0) return 0;
    border.reset();
    if (length === 'lost') return 'lost';
    this.#sink.begin(bytes, origin, direction);
    const element = emitStanza(bytes, at, at + length, this.#sink);
    this.#sink.count('readable', length);
    if (direction === 'in' && (element === 'proceed' || element === 'compressed')) this.#stepAside();
    return length;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#borders[direction].reset();
    this.#sink.begin(bytes, origin, direction);
    emitStanza(bytes, at, end, this.#sink);
    this.#sink.problem(problem, { at, length: end - at });
    this.#sink.count('readable', end - at);
  }

  onGap(): boolean {
    return false;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return startsStanza(segment, 0) || opensStream(segment, 1, segment.length);
  }

  /** RFC 6120 section 5.4.3.1, XEP-0138. */
  #stepAside(): void {
    stepAside(this.#flow, this.#sink, this.#control);
  }
}

import type { Span } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldOptions, FieldSink } from '../../model/field.ts';
import { readXml, type XmlAttribute, type XmlEars } from './xml-tokens.ts';

/** Names of elements that a path holds; deeper ones share their parent's path. */
const MAX_PATH = 8;

/** Text that a person wrote (RFC 6121 sections 5.2 and 4.7.2.2; XEP-0071 for `html`). */
const WRITTEN = /^(?:message\.(?:body|subject|html\.)|presence\.status$)/;
const WRITTEN_TEXT = { role: 'text' } as const;
/** RFC 6120 section 6.4: what a SASL mechanism says is base64. */
const SASL = /^(?:auth|response|challenge|success)$/;
const ROSTER = 'jabber:iq:roster';
const SASL_TEXT = { encodings: ['base64'] } as const;

/** Gives one top-level piece of an XMPP stream to the sink: each attribute under its name, each text under its element's.
 *  Name spaces are left out: they say what the software speaks, not who. Returns the piece's own element, null: none. */
export function emitStanza(bytes: Uint8Array, at: number, end: number, sink: FieldSink): string | null {
  const ears = new StanzaEars(bytes, sink);
  readXml(bytes, at, end, ears);
  return ears.element;
}

class StanzaEars implements XmlEars {
  element: string | null = null;
  readonly #bytes: Uint8Array;
  readonly #sink: FieldSink;
  readonly #path: string[] = [];

  constructor(bytes: Uint8Array, sink: FieldSink) {
    this.#bytes = bytes;
    this.#sink = sink;
  }

  onOpen(name: Span, attributes: readonly XmlAttribute[], isEmpty: boolean): void {
    const local = this.#localName(name);
    if (this.element === null) {
      this.element = local;
      this.#sink.message({ type: 'xmpp', element: local });
    }
    this.#path.push(this.#isRoster(local, attributes) ? 'roster' : local);
    for (const attribute of attributes) this.#attribute(attribute);
    if (isEmpty) this.#path.pop();
  }

  /** A query of the contact list (RFC 6121 section 2.1.3): the one name space that says whose the addresses inside are. */
  #isRoster(local: string, attributes: readonly XmlAttribute[]): boolean {
    if (local !== 'query') return false;
    return attributes.some(
      ({ name, value }) =>
        decodeText(this.#bytes, name.at, name.length) === 'xmlns' &&
        decodeText(this.#bytes, value.at, value.length) === ROSTER,
    );
  }

  onClose(): void {
    this.#path.pop();
  }

  onText(text: Span): void {
    const own = this.#path.at(-1);
    if (own === undefined) return;
    this.#sink.field(this.#name(), own, text, this.#optionsOf(own));
  }

  #optionsOf(own: string): FieldOptions {
    if (this.#path.length === 1 && SASL.test(own)) return SASL_TEXT;
    return WRITTEN.test(this.#name()) ? WRITTEN_TEXT : {};
  }

  #attribute({ name, value }: XmlAttribute): void {
    const sent = decodeText(this.#bytes, name.at, name.length);
    if (sent === 'xmlns' || sent.startsWith('xmlns:') || value.length === 0) return;
    const local = sent.slice(sent.indexOf(':') + 1);
    this.#sink.field(`${this.#name()}.${local}`, local, value);
  }

  #name(): string {
    return this.#path.slice(0, MAX_PATH).join('.');
  }

  /** Without the prefix: `stream:features` is `features`. */
  #localName(name: Span): string {
    const sent = decodeText(this.#bytes, name.at, name.length);
    return sent.slice(sent.indexOf(':') + 1);
  }
}

import type { Span } from '../../bytes/cursor.ts';
import { standsAt } from '../../bytes/scan.ts';
import { decodeText, encodeUtf8 } from '../../bytes/text.ts';
import { WordSearch } from '../../bytes/word-search.ts';
import type { FieldOptions, FieldSink } from '../../model/field.ts';
import { readXml, type XmlAttribute, type XmlEars } from './xml-tokens.ts';

/** Names of elements that a path holds; deeper ones share their parent's path. */
const MAX_PATH = 8;

/** Text that a person wrote (RFC 6121 sections 5.2 and 4.7.2.2; XEP-0071 for `html`; why somebody is invited to a room, or
 *  does not come: XEP-0249 section 2, XEP-0045 sections 7.8.2 and 7.5). */
const WRITTEN =
  /^(?:message\.(?:body|subject|html\.|invitation\.reason|x\.(?:invite|decline)\.reason)|presence\.status$)/;
const WRITTEN_TEXT = { role: 'text' } as const;
/** RFC 6120 section 6.4: what a SASL mechanism says is base64. */
const SASL = /^(?:auth|response|challenge|success)$/;
/** Name spaces that say what the element's plain name does not: the contact list (RFC 6121 section 2.1.3), an invitation
 *  (XEP-0249), whom to wake by push (XEP-0357 section 5). */
const SPACES: Readonly<Record<string, readonly [space: string, path: string]>> = {
  query: ['jabber:iq:roster', 'roster'],
  x: ['jabber:x:conference', 'invitation'],
  enable: ['urn:xmpp:push:0', 'push'],
};
/** XEP-0045: the name spaces of what happens in rooms begin so. A list of what a program can do names them as well, in other
 *  attributes. */
const OF_ROOMS = 'http://jabber.org/protocol/muc';
const SEARCH = new WordSearch(OF_ROOMS);
const SPACE_OF_ROOMS = [`xmlns='${OF_ROOMS}`, `xmlns="${OF_ROOMS}`].map((text) => encodeUtf8(text));
const STANZA = /^(?:message|presence|iq)$/;
const PARTIES: ReadonlySet<string> = new Set(['from', 'to']);
/** Under such a path stand the addresses of a stanza that has to do with a room. */
const ROOM = 'room';
const LETTER_X = 0x78;
const SASL_TEXT = { encodings: ['base64'] } as const;

/** Gives one top-level piece of an XMPP stream to the sink: each attribute under its name, each text under its element's.
 *  Name spaces are left out: they say what the software speaks, not who. Returns the piece's own element, null: none. */
export function emitStanza(bytes: Uint8Array, at: number, end: number, sink: FieldSink): string | null {
  const ears = new StanzaEars(bytes, at, end, sink);
  readXml(bytes, at, end, ears);
  return ears.element;
}

class StanzaEars implements XmlEars {
  element: string | null = null;
  readonly #bytes: Uint8Array;
  readonly #at: number;
  readonly #end: number;
  readonly #sink: FieldSink;
  readonly #path: string[] = [];
  /** Only known of the stanza's own element. */
  #isOfRoom = false;

  constructor(bytes: Uint8Array, at: number, end: number, sink: FieldSink) {
    this.#bytes = bytes;
    this.#at = at;
    this.#end = end;
    this.#sink = sink;
  }

  onOpen(name: Span, attributes: readonly XmlAttribute[], isEmpty: boolean): void {
    const local = this.#localName(name);
    if (this.element === null) {
      this.element = local;
      this.#sink.message({ type: 'xmpp', element: local });
      this.#isOfRoom = STANZA.test(local) && (this.#has(attributes, 'type', 'groupchat') || this.#holdsRoomSpace());
    }
    const space = Object.hasOwn(SPACES, local) ? SPACES[local] : undefined;
    this.#path.push(space && this.#has(attributes, 'xmlns', space[0]) ? space[1] : local);
    for (const attribute of attributes) this.#attribute(attribute);
    this.#isOfRoom = false;
    if (isEmpty) this.#path.pop();
  }

  #has(attributes: readonly XmlAttribute[], name: string, value: string): boolean {
    return attributes.some((one) => this.#text(one.name) === name && this.#text(one.value) === value);
  }

  #text({ at, length }: Span): string {
    return decodeText(this.#bytes, at, length);
  }

  #holdsRoomSpace(): boolean {
    const bytes = this.#bytes;
    if (!SEARCH.standsIn(bytes, this.#at, this.#end)) return false;
    for (let i = this.#at; i < this.#end; i++)
      if (bytes[i] === LETTER_X && SPACE_OF_ROOMS.some((word) => standsAt(bytes, word, i, this.#end))) return true;
    return false;
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
    const inside = this.#isOfRoom && PARTIES.has(local) ? `${ROOM}.${local}` : local;
    const path = `${this.#name()}.${inside}`;
    this.#sink.field(path, local, value, WRITTEN.test(path) ? WRITTEN_TEXT : {});
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

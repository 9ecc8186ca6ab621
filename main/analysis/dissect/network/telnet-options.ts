import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import { indexOfOctet } from '../ascii.ts';
import { StreamBuffer } from '../stream-buffer.ts';

const COMMAND = 0xff; // IAC, RFC 854
const BEGIN = 0xfa; // SB, RFC 855
const END = 0xf0; // SE
const COLON = 0x3a;

const X_DISPLAY = 35; // RFC 1096
const OLD_ENVIRONMENT = 36; // RFC 1408, whose VAR and VALUE some programs swap
const ENVIRONMENT = 39; // RFC 1572
const IS = 0;
const INFO = 2;
const VAR = 0;
const VALUE = 1;
const USERVAR = 3;

/** Octets of one option's text: names and values of an environment. Beyond it the rest is passed over. */
const LONGEST_OPTION = 2_048;
const MOST_VARIABLES = 100;
const LONGEST_NAME = 64;

/** What stands inside Telnet's options and says who or what: the display's machine, and the environment with the user's name.
 *  Emits `option.display-host`, `option.user`, and the other variables under their names. */
export class TelnetOptions {
  readonly #sink: FieldSink;
  readonly #direction: Direction;
  readonly #held = new StreamBuffer();
  #state: 'text' | 'command' | 'inside' | 'inside-command' = 'text';

  constructor(sink: FieldSink, direction: Direction) {
    this.#sink = sink;
    this.#direction = direction;
  }

  forget(): void {
    this.#state = 'text';
    this.#held.drop(this.#held.length);
  }

  onData(bytes: Uint8Array, origin: Origin): void {
    for (let at = 0; at < bytes.length; at++) {
      if (this.#state === 'text') {
        at = indexOfOctet(bytes, COMMAND, at, bytes.length);
        if (at < bytes.length) this.#state = 'command';
      } else this.#octet(bytes[at] ?? 0, bytes, at, origin);
    }
  }

  #octet(octet: number, bytes: Uint8Array, at: number, origin: Origin): void {
    switch (this.#state) {
      case 'command':
        this.#state = octet === BEGIN ? 'inside' : 'text';
        return;
      case 'inside-command':
        this.#state = octet === END ? 'text' : 'inside';
        if (octet === END) this.#end();
        else if (octet === COMMAND) this.#hold(bytes, at, origin); // twice: the octet itself
        return;
      default:
        if (octet === COMMAND) this.#state = 'inside-command';
        else this.#hold(bytes, at, origin);
    }
  }

  #hold(bytes: Uint8Array, at: number, origin: Origin): void {
    if (this.#held.length < LONGEST_OPTION) this.#held.append(bytes, at, at + 1, origin);
  }

  #end(): void {
    const { bytes, length, origin } = this.#held;
    const says = bytes[1];
    if (length > 2 && (says === IS || says === INFO)) {
      this.#sink.begin(bytes, origin, this.#direction);
      if (bytes[0] === X_DISPLAY) this.#display(bytes, 2, length);
      else if (bytes[0] === ENVIRONMENT || bytes[0] === OLD_ENVIRONMENT) this.#environment(bytes, length);
    }
    this.#held.drop(length);
  }

  /** `machine:0.0`; without a machine it is the same one. */
  #display(bytes: Uint8Array, at: number, end: number): void {
    const colon = indexOfOctet(bytes, COLON, at, end);
    if (colon > at) this.#sink.field('option.display-host', null, { at, length: colon - at });
  }

  #environment(bytes: Uint8Array, end: number): void {
    for (let at = 2, n = 0; at < end && n < MOST_VARIABLES; n++) {
      const name = at + 1;
      const behindName = markAt(bytes, name, end);
      const hasValue = behindName < end && bytes[behindName] === VALUE;
      const value = hasValue ? behindName + 1 : behindName;
      at = hasValue ? markAt(bytes, value, end) : behindName;
      if (at > value && behindName > name) this.#variable(bytes, name, behindName, value, at);
    }
  }

  #variable(bytes: Uint8Array, nameAt: number, nameEnd: number, at: number, end: number): void {
    const name = decodeLatin1(bytes, nameAt, Math.min(nameEnd, nameAt + LONGEST_NAME));
    if (name === 'DISPLAY') this.#display(bytes, at, end);
    else if (name === 'USER') this.#sink.field('option.user', name, { at, length: end - at });
    else this.#sink.field('option.variable', name, { at, length: end - at });
  }
}

/** Where the next name or value begins. */
function markAt(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] !== VAR && bytes[i] !== VALUE && bytes[i] !== USERVAR) i++;
  return i;
}

import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import type { Dissector, Session } from '../dissector.ts';
import { speakAs } from '../speak-as.ts';
import { StreamBuffer } from '../stream-buffer.ts';
import { unknown } from '../unknown.ts';
import { TelnetOctets } from './telnet-octets.ts';
import { TelnetOptions } from './telnet-options.ts';

const COMMAND = 0xff; // IAC, RFC 854
const WILL = 0xfb;
const DONT = 0xfe;
const HIGHEST_OPTION = 49; // the assigned numbers in a row; 255 extends them
const CR = 0x0d;
const LF = 0x0a;
const BACKSPACES: ReadonlySet<number> = new Set([0x08, 0x7f]);
/** Letters of the server's last line that are kept, and of what is typed at it. */
const LONGEST_PROMPT = 64;
const LONGEST_TYPED = 256;
const ASKS_USER = /(?:login|user ?name|user|account)\s*:\s*$/;
const ASKS_PASSWORD = /(?:password|passwort|passcode)\s*:\s*$/;

/** A remote shell in the clear (RFC 854): the name and password that are typed where the server asks for them. All else is
 *  looked at as unknown text. */
export const telnet: Dissector = {
  name: 'telnet',
  transport: 'tcp',
  begins: new Set([COMMAND]),
  recognise(first) {
    for (let at = 0; at < 6; at += 3) {
      if (at > 0 && first.length === at) return 0.7;
      const [mark, verb, option] = [first[at], first[at + 1] ?? 0, first[at + 2] ?? 0xff];
      if (mark !== COMMAND || verb < WILL || verb > DONT || option > HIGHEST_OPTION) return 0;
    }
    return 0.9;
  },
  open: (flow, sink) => new TelnetSession(flow, sink),
};

class TelnetSession implements Session {
  readonly #sink: FieldSink;
  readonly #rest: Session;
  readonly #octets: Readonly<Record<Direction, TelnetOctets>> = { out: new TelnetOctets(), in: new TelnetOctets() };
  readonly #options: Readonly<Record<Direction, TelnetOptions>>;
  readonly #typed = new StreamBuffer();
  #prompt = '';

  constructor(flow: Flow, sink: FieldSink) {
    this.#sink = sink;
    this.#rest = speakAs(unknown.name, flow, unknown.open(flow, sink));
    this.#options = { out: new TelnetOptions(sink, 'out'), in: new TelnetOptions(sink, 'in') };
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    this.#rest.onData(direction, bytes, origin);
    this.#options[direction].onData(bytes, origin);
    const octets = this.#octets[direction];
    for (let at = 0; at < bytes.length; at++) {
      const octet = bytes[at] ?? 0;
      if (!octets.isText(octet)) continue;
      if (direction === 'in') this.#heard(octet);
      else this.#type(octet, bytes, at, origin);
    }
  }

  onGap(direction: Direction, length: number): void {
    this.#rest.onGap(direction, length);
    this.#options[direction].forget();
    this.#typed.drop(this.#typed.length);
    this.#prompt = '';
  }

  onEnd(): void {
    this.#rest.onEnd();
  }

  #heard(octet: number): void {
    if (octet === CR || octet === LF) this.#prompt = '';
    else if (this.#typed.length === 0)
      this.#prompt = (this.#prompt + String.fromCharCode(octet).toLowerCase()).slice(-LONGEST_PROMPT);
  }

  #type(octet: number, bytes: Uint8Array, at: number, origin: Origin): void {
    const typed = this.#typed;
    if (octet === CR || octet === LF) this.#entered();
    else if (BACKSPACES.has(octet)) typed.drop(typed.length); // what was meant cannot be told octet for octet
    else if (octet !== 0 && typed.length < LONGEST_TYPED) typed.append(bytes, at, at + 1, origin);
  }

  #entered(): void {
    const typed = this.#typed;
    const asked = ASKS_PASSWORD.test(this.#prompt) ? 'password' : ASKS_USER.test(this.#prompt) ? 'user' : null;
    if (asked && typed.length > 0) {
      this.#sink.begin(typed.bytes, typed.origin, 'out');
      this.#sink.message({ type: 'telnet-login', asked });
      this.#sink.field(`login.${asked}`, null, { at: 0, length: typed.length });
    }
    this.#prompt = '';
    typed.drop(typed.length);
  }
}

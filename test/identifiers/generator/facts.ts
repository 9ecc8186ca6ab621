import { encode, type Fact, type Piece } from './piece.ts';

export type LabelType =
  | 'account'
  | 'person-name'
  | 'room'
  | 'phone'
  | 'email'
  | 'credential'
  | 'session-token'
  | 'device-id'
  | 'device-name'
  | 'advertising-id'
  | 'push-token'
  | 'location'
  | 'message'
  | 'contact'
  | 'other';

interface More {
  /** Undefined: the container (JSON, form, …) names it. */
  readonly key?: string | null;
  /** The encodings of the value itself, innermost first. */
  readonly as?: readonly string[];
  readonly also?: readonly LabelType[];
  readonly needs?: Fact['needs'];
  readonly of?: Fact['of'];
  readonly note?: string;
  /** The value as the sender wrote it, where a reader would write it otherwise (a device's MAC with colons). */
  readonly bare?: boolean;
}

const DEVICES: ReadonlySet<string> = new Set(['device-id', 'device-name', 'advertising-id', 'push-token']);
const SESSIONS: ReadonlySet<string> = new Set(['session-token', 'message', 'location']);
const utf8 = new TextEncoder();

/** A value that tells of a person, account, room, device, message or place. */
export function label(type: LabelType, value: string | number, more: More = {}): Piece {
  const of = DEVICES.has(type) ? 'device' : SESSIONS.has(type) ? 'session' : 'account';
  return marked('label', type, String(value), { of, ...more });
}

/** A value no careful person would call an identifier. */
export function decoy(what: string, value: string | number, more: More = {}): Piece {
  return marked('decoy', what, String(value), { of: 'session', ...more });
}

/** A value of which careful people could think either way: it counts neither as found nor as a false alarm. */
export function either(type: LabelType, value: string | number, note: string, more: More = {}): Piece {
  return marked('either', type, String(value), { of: 'session', ...more, note });
}

function marked(sort: Fact['sort'], type: string, value: string, more: More & { of: Fact['of'] }): Piece {
  const { also = [], needs = 'nothing', of, note = '', key, as = [] } = more;
  const bytes = utf8.encode(value);
  const fact: Fact = { sort, value, type, also, needs, of, note };
  const start: Piece = { bytes, marks: [{ fact, at: 0, length: bytes.length, key, steps: [] }] };
  const written = as.reduce<Piece>((inner, name) => encode(name, inner), start);
  return more.bare === true ? { ...written, bare: true } : written;
}

import { EarshotError } from '../../contract/errors.ts';
import { type Mine, mineSchema } from '../../contract/settings.ts';
import { SUBJECT_TYPES, type SubjectType } from '../../contract/words.ts';

/** Usual words for a subject type; any other word counts as `other` (design, section 6). */
const SYNONYMS: ReadonlyMap<string, SubjectType> = new Map(
  Object.entries({
    user: 'account',
    'user-id': 'account',
    userid: 'account',
    uid: 'account',
    id: 'account',
    login: 'account',
    username: 'account',
    'account-id': 'account',
    name: 'person-name',
    'real-name': 'person-name',
    nickname: 'person-name',
    'room-id': 'room',
    roomid: 'room',
    channel: 'room',
    group: 'room',
    tel: 'phone',
    telephone: 'phone',
    mobile: 'phone',
    number: 'phone',
    msisdn: 'phone',
    mail: 'email',
    'e-mail': 'email',
    password: 'credential',
    passwd: 'credential',
    token: 'session-token',
    session: 'session-token',
    cookie: 'session-token',
    device: 'device-id',
    serial: 'device-id',
    imei: 'device-id',
    mac: 'device-id',
    hostname: 'device-name',
    'advertising-id': 'advertising-id',
    idfa: 'advertising-id',
    gaid: 'advertising-id',
    push: 'push-token',
    place: 'location',
    address: 'location',
    gps: 'location',
    text: 'message',
    msg: 'message',
    friend: 'contact',
  } satisfies Record<string, SubjectType>),
);

export function subjectTypeOf(word: string): SubjectType {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const known = SUBJECT_TYPES.find((type) => type === plain);
  return known ?? SYNONYMS.get(plain) ?? 'other';
}

/** Splits `KIND=VALUE` at the first '='.
 *  @throws EarshotError bad-mine */
export function parseMine(text: string): Mine {
  const at = text.indexOf('=');
  const value = at < 0 ? '' : text.slice(at + 1).trim();
  const mine = at <= 0 ? null : mineOf(text.slice(0, at), value);
  if (!mine) throw new EarshotError('bad-mine', { what: 'KIND=VALUE' });
  return mine;
}

/** JSON lines, each `{"kind": "user-id", "value": "…"}`; empty lines do not count.
 *  @throws EarshotError bad-mine, with the line's number and nothing of its content */
export function parseMineLines(text: string): Mine[] {
  // Windows puts a mark before the first line.
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [mineLine(line, i + 1)]));
}

function mineLine(line: string, number: number): Mine {
  const mine = readLine(line);
  if (!mine) throw new EarshotError('bad-mine', { what: `line ${number}` });
  return mine;
}

function readLine(line: string): Mine | null {
  try {
    const parsed: unknown = JSON.parse(line);
    if (
      typeof parsed !== 'object' ||
      parsed === null ||
      !('kind' in parsed) ||
      !('value' in parsed) ||
      typeof parsed.kind !== 'string'
    )
      return null;
    const { kind, value } = parsed;
    // Of a larger or broken number JSON keeps another one than was written: it must be written as text.
    const plain = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
    return typeof plain === 'string' ? mineOf(kind, plain.trim()) : null;
  } catch {
    return null;
  }
}

/** Null where the value is empty or longer than the contract allows. */
function mineOf(kind: string, value: string): Mine | null {
  const checked = mineSchema.safeParse({ kind: subjectTypeOf(kind), value });
  return checked.success ? checked.data : null;
}

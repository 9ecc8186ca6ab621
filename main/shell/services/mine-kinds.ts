import { EarshotError } from '../../contract/errors.ts';
import type { Mine } from '../../contract/settings.ts';
import { SUBJECT_TYPES, type SubjectType } from '../../contract/words.ts';

/** Usual words for a subject type; any other word counts as `other` (design, section 6). */
const SYNONYMS: Readonly<Record<string, SubjectType>> = {
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
};

export function subjectTypeOf(word: string): SubjectType {
  const plain = word.trim().toLowerCase().replace(/[\s_]+/g, '-');
  const known = SUBJECT_TYPES.find((type) => type === plain);
  return known ?? SYNONYMS[plain] ?? 'other';
}

/** Splits `KIND=VALUE` at the first '='.
 *  @throws EarshotError bad-mine */
export function parseMine(text: string): Mine {
  const at = text.indexOf('=');
  const value = at < 0 ? '' : text.slice(at + 1).trim();
  if (at <= 0 || value === '') throw new EarshotError('bad-mine', { what: 'KIND=VALUE' });
  return { kind: subjectTypeOf(text.slice(0, at)), value };
}

/** JSON lines, each `{"kind": "user-id", "value": "…"}`; empty lines do not count.
 *  @throws EarshotError bad-mine, with the line's number and nothing of its content */
export function parseMineLines(text: string): Mine[] {
  return text.split(/\r?\n/).flatMap((line, i) => (line.trim() === '' ? [] : [mineLine(line, i + 1)]));
}

function mineLine(line: string, number: number): Mine {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === 'object' && parsed !== null && 'kind' in parsed && 'value' in parsed && typeof parsed.kind === 'string') {
      const { kind, value } = parsed;
      if ((typeof value === 'string' && value !== '') || typeof value === 'number') return { kind: subjectTypeOf(kind), value: String(value) };
    }
  } catch (cause) {
    throw new EarshotError('bad-mine', { what: `line ${number}` }, { cause });
  }
  throw new EarshotError('bad-mine', { what: `line ${number}` });
}

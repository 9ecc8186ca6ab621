import { EQUALS } from '../bytes/signs.ts';
import { NONE, type Detector, type Hit } from './detector.ts';
import { hitOf, partOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';
import { isSystemAccount } from './system-accounts.ts';

const LONGEST = 4096;
/** RFC 4519 section 2.39, RFC 2307 section 2.2 and [MS-ADA3] section 2.222: attributes that hold an account's name. */
const ACCOUNT = 'uid|memberUid|sAMAccountName|userPrincipalName';
/** RFC 4515 section 3: `(uid=rana)`. A star stands for anything, a backslash for an octet. */
const FILTER = new RegExp(`\\((?:${ACCOUNT})=([^()*\\\\=,\\s]{2,64})\\)`, 'gi');
/** RFC 4514 section 3: `uid=rana,ou=people,dc=office,dc=example`. */
const NAME = /(?<![\w-])uid=([^,+"\\<>;=\s]{2,64}),(?:[a-z]{1,32}=[^,+"\\<>;=]{1,64},){0,8}?(?:dc|o|c)=/gi;
const MOST = 32;

/** An account in a directory's own notation (LDAP), wherever it was written down: logs, settings, a directory's answers. */
export const directoryName: Detector = {
  id: 'directory-name',
  version: 1,
  needs: { least: 10, some: EQUALS },
  inspect(field, context) {
    if (
      !field.leaf ||
      field.length > LONGEST ||
      field.path === 'unknown.bytes' ||
      !mayHold(field.bytes, field.at, field.length)
    )
      return NONE;
    const text = field.text();
    const hits: Hit[] = [];
    const told = new Set<string>();
    for (const form of [FILTER, NAME]) {
      for (const found of text.matchAll(form)) {
        const raw = found[1] ?? '';
        if (hits.length >= MOST || told.has(raw) || isPlaceholder(raw) || isRole(raw) || isSystemAccount(raw)) continue;
        told.add(raw);
        const from = found.index + found[0].indexOf('=') + 1;
        const part = partOf(field, text, from, from + raw.length);
        hits.push(hitOf(field, context, { type: 'account', confidence: 'likely', reason: 'shape', raw, part }));
      }
    }
    return hits;
  },
};

/** `id=`, `Name=` and their like, in any case, behind a letter. */
function mayHold(bytes: Uint8Array, at: number, length: number): boolean {
  for (let i = at + 3; i < at + length; i++) {
    if (bytes[i] !== 0x3d) continue;
    const before = (bytes[i - 1] ?? 0) | 0x20;
    const first = (bytes[i - 2] ?? 0) | 0x20;
    if ((before === 0x64 && first === 0x69) || (before === 0x65 && first === 0x6d)) return true;
  }
  return false;
}

import { EQUALS } from '../bytes/signs.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf, partOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

/** RFC 7616 section 3.4: `username` stands there as it is; only the password is hidden. `username*` and hashed names
 *  (`userhash=true`) are left out. */
const DIGEST =
  /^(?:(?:proxy-)?authorization[ \t]{0,8}:[ \t]{0,8})?digest[ \t].{0,1000}?\busername="((?:[^"\\]|\\.){1,255})"/i;
/** Protocols whose headers are read by name. */
const WITH_HEADERS: ReadonlySet<string> = new Set(['http', 'http2', 'http3', 'rtsp', 'sip']);
const HEADER = /\.header\.(?:proxy-)?authorization$/;
const LOWER_D = 0x64;
const LONGEST = 2_048;

/** The user's name in a login by HTTP's Digest scheme, in HTTP or in the header line of a protocol that took it over
 *  (SIP, RFC 3261 section 22; RTSP). */
export const digestLogin: Detector = {
  id: 'digest-login',
  version: 1,
  needs: { least: 20, some: EQUALS, protocols: new Set([...WITH_HEADERS, 'unknown']) },
  inspect(field, context) {
    const isHeader =
      field.path.endsWith('authorization') && WITH_HEADERS.has(field.protocol) && HEADER.test(field.path);
    if ((!isHeader && field.path !== 'unknown.text') || field.length > LONGEST || field.length < 20) return NONE;
    const first = (field.bytes[field.at] ?? 0) | 0x20;
    if (first !== LOWER_D && (isHeader || (first !== 0x61 && first !== 0x70))) return NONE; // 'd'; 'a', 'p' of a line's name
    const text = field.text();
    const found = DIGEST.exec(text);
    const raw = found?.[1];
    if (!found || raw === undefined || isPlaceholder(raw) || isRole(raw) || /\buserhash=true\b/i.test(text))
      return NONE;
    const to = found[0].length - 1;
    return [
      hitOf(field, context, {
        type: 'account',
        confidence: isHeader ? 'confirmed' : 'likely',
        reason: isHeader ? 'protocol-field' : 'shape',
        raw,
        part: partOf(field, text, to - raw.length, to),
      }),
    ];
  },
};

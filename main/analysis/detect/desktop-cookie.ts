import { EQUALS } from '../bytes/signs.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf, partOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

/** [MS-RDPBCGR] section 2.2.1.1: the first line of a remote desktop's client. */
const COOKIE = /^Cookie: mstshash=([^\s;]{1,64})$/;
const FIRST = 0x43; // 'C'
const SHORTEST = 'Cookie: mstshash='.length + 2;
const LONGEST = 128;
/** Microsoft's client cuts a name after nine characters. */
const CUT = 'administrator'.slice(0, 9);

/** Under which name somebody opens a remote desktop: it is sent before any encryption begins. Octets around it are not
 *  read, so "likely". */
export const desktopCookie: Detector = {
  id: 'desktop-cookie',
  version: 1,
  needs: { least: SHORTEST, some: EQUALS, protocols: new Set(['unknown']) },
  inspect(field, context) {
    if (field.path !== 'unknown.text' || field.length < SHORTEST || field.length > LONGEST) return NONE;
    if (field.bytes[field.at] !== FIRST) return NONE;
    const text = field.text().trimEnd();
    const raw = COOKIE.exec(text)?.[1];
    if (raw === undefined || isPlaceholder(raw) || isRole(raw) || raw.toLowerCase() === CUT) return NONE;
    const part = partOf(field, text, text.length - raw.length, text.length);
    return [hitOf(field, context, { type: 'account', confidence: 'likely', reason: 'shape', raw, part })];
  },
};

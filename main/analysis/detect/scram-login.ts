import { EQUALS } from '../bytes/signs.ts';
import { NONE, type Detector } from './detector.ts';
import { isEmailAddress } from './email-grammar.ts';
import { hitOf, partOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

/** RFC 5802 section 7, client-first-message: how the channel is bound, the account, a number made up for this login. Sections
 *  5.1 and 7: a comma in a name is `=2C`, an equals sign `=3D`. */
const FIRST = /[nyp](?:=[\w.-]{1,32})?,(?:a=[^,\0]{1,128})?,n=((?:[^,=\0]|=2C|=3D){1,128}),r=[!-+\--~]{18,128}/;
const LONGEST = 1024;
const COMMA = 0x2c;

/** The account in a login by SCRAM inside a protocol that nobody reads (databases, queues). Where one is read, its own
 *  fields tell (`sasl-credential`). */
export const scramLogin: Detector = {
  id: 'scram-login',
  version: 1,
  needs: { least: 24, some: EQUALS, protocols: new Set(['unknown']) },
  inspect(field, context) {
    if (field.path !== 'unknown.text' || field.length > LONGEST || !field.has(COMMA)) return NONE;
    const text = field.text();
    const found = FIRST.exec(text);
    const coded = found?.[1];
    if (!found || coded === undefined) return NONE;
    const raw = coded.replaceAll('=2C', ',').replaceAll('=3D', '=');
    if (isPlaceholder(raw) || isRole(raw)) return NONE;
    const from = found.index + found[0].indexOf(',n=') + 3;
    const type = isEmailAddress(raw) ? 'email' : 'account';
    const part = partOf(field, text, from, from + coded.length);
    return [hitOf(field, context, { type, confidence: 'likely', reason: 'shape', raw, part })];
  },
};

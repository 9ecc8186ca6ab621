import { COLON } from '../bytes/signs.ts';
import { WordSearch } from '../bytes/word-search.ts';
import { NONE, type Detector } from './detector.ts';
import { partOf, hitOf } from './hit.ts';

/** Google's push tokens: an instance's 22 characters, a colon, then `APA91b` and at least 128 more. */
const TOKEN = /(?:^|[^\w-])([\w-]{22}:APA91b[\w-]{124,400})(?![\w-])/;
/** `:APA91b`, searched in octets first: most fields of this size are ciphertext that must not become a string. */
const SIGN = new WordSearch(':APA91b');

/** The address of one installed app at Google's push service. Its grammar is complete and used for nothing else. */
export const pushAddress: Detector = {
  id: 'push-address',
  version: 1,
  needs: { least: 150, some: COLON },
  inspect(field, context) {
    if (
      field.length < 150 ||
      field.length > 2_048 ||
      !field.leaf ||
      !SIGN.standsIn(field.bytes, field.at, field.at + field.length)
    )
      return NONE;
    const text = field.text();
    const raw = TOKEN.exec(text)?.[1];
    if (raw === undefined) return NONE;
    const from = text.indexOf(raw);
    return [
      hitOf(field, context, {
        type: 'push-token',
        confidence: 'likely',
        reason: 'shape',
        raw,
        part: partOf(field, text, from, from + raw.length),
      }),
    ];
  },
};

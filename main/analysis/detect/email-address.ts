import { NONE, type Detector } from './detector.ts';
import { isEmailAddress, LONGEST_ADDRESS } from './email-grammar.ts';
import { hitOf } from './hit.ts';

const AT = 0x40;
/** In octets that nobody claims, a shorter one may stand by accident: `h@Q8.Gw` did, in an encrypted call. */
const FEWEST_UNKNOWN = 12;

/** An e-mail address that anyone on the path could read, whatever the protocol or field. Never more than "likely": the
 *  grammar cannot tell whose address it is. */
export const emailAddress: Detector = {
  id: 'email-address',
  version: 1,
  inspect(field, context) {
    if (field.length > LONGEST_ADDRESS || !field.leaf || !field.has(AT)) return NONE; // byte test first: most fields end here
    if (field.protocol === 'unknown' && field.length < FEWEST_UNKNOWN) return NONE;
    const raw = field.text().trim();
    return isEmailAddress(raw)
      ? [hitOf(field, context, { type: 'email', confidence: 'likely', reason: 'shape', raw })]
      : NONE;
  },
};

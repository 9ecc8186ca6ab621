import { SPACE } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isWritten } from './written-text.ts';

/** What a call is about (RFC 3261 section 20.36), and what somebody adds to whether they are there (RFC 3863: `note` of a
 *  presence document, whatever its prefix). */
const SUBJECT = 'sip.header.subject';
const NOTE = /^sip\.body\.xml\.(?:[\w-]{1,16}:)?presence\.(?:.{0,64}\.)?(?:[\w-]{1,16}:)?note$/;
/** SIPp, which tests exchanges, writes this. */
const OF_TESTS = /^performance test$/i;
const LONGEST = 512;

/** Words for others in SIP beside its messages. A program may fill them in: "likely". */
export const sipNote: Detector = {
  id: 'sip-note',
  version: 1,
  needs: { least: 4, some: SPACE, protocols: new Set(['sip']) },
  inspect(field, context) {
    if (field.length > LONGEST || field.role !== 'value' || !field.leaf || !isForOthers(field)) return NONE;
    const raw = field.text().trim();
    if (OF_TESTS.test(raw) || !isWritten(raw)) return NONE;
    const said = { type: 'message', confidence: 'likely', reason: 'protocol-field', kind: 'message-exposed' } as const;
    return [hitOf(field, context, { ...said, raw })];
  },
};

function isForOthers({ path }: Field): boolean {
  return path === SUBJECT || (path.endsWith('note') && NOTE.test(path));
}

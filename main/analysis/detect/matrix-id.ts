import { COLON } from '../bytes/signs.ts';
import type { SubjectType } from '../model/words.ts';
import { NONE, type Detector, type Hit } from './detector.ts';
import { hitOf, partOf } from './hit.ts';

/** Matrix' common identifier format (matrix.org, specification, appendices, "Identifier Grammar"; proposal 1597): a sigil, a
 *  local part, a colon, the server's name with or without a port. 255 octets at most. Events (`$`) name no one. */
const IDENTIFIER =
  /(?<![\w.])([@!#])([a-z\d._=/+-]{1,128}):((?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?)(?![\w:])/gi;
const TYPES: Readonly<Record<string, SubjectType>> = { '@': 'account', '!': 'room', '#': 'room' };
/** A room's mark is made by a server (18 letters since the first version); a shorter one may be anything. */
const SHORTEST_ROOM = 8;
const LONGEST = 512;
const SHORTEST = '@a:b.cc'.length;
const SIGILS: readonly number[] = [0x40, 0x21, 0x23];
const MOST_HITS = 8;

/** An account or a room of Matrix: as a value, as a member's name, and as a step of an address. */
export const matrixId: Detector = {
  id: 'matrix-id',
  version: 1,
  needs: { least: SHORTEST, some: COLON },
  inspect(field, context) {
    const isPath = field.path.endsWith('path');
    if (field.length > LONGEST || !(isPath || SIGILS.includes(field.bytes[field.at] ?? 0))) return NONE;
    const text = field.text();
    const hits: Hit[] = [];
    for (const { 0: raw, 1: sigil = '', 2: local = '', index } of text.matchAll(IDENTIFIER)) {
      if (hits.length >= MOST_HITS || (!isPath && raw.length !== text.length)) break;
      const type = TYPES[sigil];
      if (type === undefined || (sigil === '!' && local.length < SHORTEST_ROOM)) continue;
      const part = partOf(field, text, index, index + raw.length);
      hits.push(hitOf(field, context, { type, confidence: 'likely', reason: 'shape', raw, part }));
    }
    return hits.length > 0 ? hits : NONE;
  },
};

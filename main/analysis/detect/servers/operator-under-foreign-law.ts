import { isForeign, type ServerDetector } from './server-detector.ts';

/** A server run by a company whose operating home is foreign to the user, wherever the server stands. Never more than
 *  likely: a host name or a protocol tells the operator, not a contract. */
export const operatorUnderForeignLaw: ServerDetector = {
  id: 'operator-under-foreign-law',
  version: 1,
  inspect({ operator }, context) {
    if (!operator || operator.homeCountry === null || !isForeign(operator.homeCountry, context)) return null;
    return { kind: 'operator-under-foreign-law', confidence: 'likely', group: operator.id };
  },
};

import type { Finding } from '../../contract/assessment.ts';
import type { FindingKind, Reach } from '../model/words.ts';

const READ: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'identifier-exposed',
  'message-exposed',
  'media-exposed',
  'repeated-value',
  'linkable',
]);

/** Who could read or see what a finding is about. Access, never an act (design, section 5).
 *  @param throughProvider an end is a public address. Between two private networks a router stood, but whose it was
 *    (an office's, a tunnel's, a provider's) no packet shows
 *  @param lawKnown the operator's home country has a law row with a source that was read */
export function observersOf(
  kind: FindingKind,
  reach: Reach,
  throughProvider: boolean,
  operatorKnown: boolean,
  lawKnown: boolean,
): Finding['observers'] {
  const canRequire = throughProvider && operatorKnown && lawKnown ? 'can-be-required' : 'cannot-tell';
  // Opened with a key log: whoever had only the packets could not. The far end has keys of its own.
  if (kind === 'seen-by-decryption')
    return {
      'same-network': 'could-not-read',
      provider: 'could-not-read',
      'state-on-path': 'could-not-read',
      operator: 'could-read',
      'operators-government': canRequire,
    };
  const access = READ.has(kind) ? 'could-read' : 'could-see';
  if (reach === 'local') return { 'same-network': access };
  return {
    'same-network': access,
    provider: throughProvider ? access : 'cannot-tell',
    'state-on-path': throughProvider ? access : 'cannot-tell',
    operator: access,
    'operators-government': canRequire,
  };
}

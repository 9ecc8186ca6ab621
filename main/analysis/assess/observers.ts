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
  const access = READ.has(kind) ? 'could-read' : 'could-see';
  if (reach === 'local') return { 'same-network': access };
  return {
    'same-network': access,
    provider: throughProvider ? access : 'cannot-tell',
    'state-on-path': throughProvider ? access : 'cannot-tell',
    operator: access,
    'operators-government': throughProvider && operatorKnown && lawKnown ? 'can-be-required' : 'cannot-tell',
  };
}

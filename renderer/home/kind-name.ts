import { SUBJECT_TYPES } from '../../main/contract/words.ts';
import type { Text } from '../../main/text/index.ts';

/** "User ID" for `account`; a kind that the catalogue does not know stays as it is. */
export function kindName(text: Text, kind: string): string {
  const known = SUBJECT_TYPES.find((type) => type === kind);
  return known ? text.t(`subject.${known}.name`) : kind;
}

/** "User ID and phone number": each kind once. */
export function kindNames(text: Text, kinds: readonly string[]): string {
  return text.list([...new Set(kinds.map((kind) => kindName(text, kind)))]);
}

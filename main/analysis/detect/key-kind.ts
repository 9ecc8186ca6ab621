import type { Field, Neighbour } from '../model/field.ts';
import type { KeyDictionary } from './detector.ts';
import { fitsShape } from './shapes.ts';
import { neighboursOf, outerNeighboursOf } from './key-neighbours.ts';
import { holdersOf, plainKey } from './key-words.ts';

/** What an object says about itself, and what that makes of its members. */

/** Under these names an object says what it is: JSON:API (`type`), GraphQL (`__typename`), Parse (`className`). */
const KINDS: ReadonlySet<string> = new Set(['type', 'typename', 'classname', 'objecttype', 'object', 'kind']);
/** `users`, `_User`, `ChatRoom`, `group-invites`. */
const KIND = /^_?[A-Za-z]{3,24}(?:[-_ ]?[A-Za-z]{2,24})?$/;

/** What stands in an object beside its kind and its ID, where that is a person. Their own ID is it then, though no kind
 *  says so: a handle with an address or a telephone number, and nothing that a message, an order or an article has. */
const ABOUT_OTHERS = new Set(
  (
    'amount article body caption content comment currency items message msg order price product sku subject text title ' +
    'total url'
  ).split(' '),
);

/** The kind of the object that a field stands in, where the dictionary knows the ID of such; else null. */
export function kindBeside(field: Field, keys: KeyDictionary): string | null {
  const neighbours = neighboursOf(field);
  for (const { key, value } of neighbours)
    if (value !== null && KINDS.has(plainKey(key)) && KIND.test(value) && keys.within(value, 'id').length > 0)
      return value;
  return isRecordOfPerson(neighbours, keys) ? 'user' : null;
}

function isRecordOfPerson(neighbours: readonly Neighbour[], keys: KeyDictionary): boolean {
  let isNamed = false;
  let isReached = false;
  for (const { key, value } of neighbours) {
    if (ABOUT_OTHERS.has(plainKey(key))) return false;
    if (value === null) continue;
    for (const { type, shape } of keys.meanings(key)) {
      if (shape === null || !fitsShape(shape, value)) continue;
      if (type === 'account' && shape === 'handle') isNamed = true;
      if (type === 'email' || type === 'phone') isReached = true;
    }
  }
  return isNamed && isReached;
}

/** What kits that count uses put into each event (Mixpanel, Segment and their like). */
const OF_KITS: ReadonlySet<string> = new Set(['anonymousid', 'distinctid', 'insertid', 'mplib', 'writekey']);

/** Does a field stand in an event of a kit that counts uses? What proves who sends it is the app's then, not a user's. */
export function isOfKit(field: Field): boolean {
  return neighboursOf(field).some(({ key }) => key.startsWith('$') || OF_KITS.has(plainKey(key)));
}

/** Are a field's `traits` those of a group, as a firm, a team or a room (Segment's `group` call)? */
export function isOfGroup(field: Field): boolean {
  if (holdersOf(field.path)[0] !== 'traits') return false;
  return outerNeighboursOf(field).some(
    ({ key, value }) => plainKey(key) === 'groupid' || (key === 'type' && value === 'group'),
  );
}

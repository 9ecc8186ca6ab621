import type { Field } from '../model/field.ts';

const KEY = /^(?:proxy-)?authorization$/i;
const PATH = /\.header\.(?:proxy-)?authorization$/;

/** Is it the name of a header in which a client says who it is (RFC 9110 sections 11.6.2 and 11.7.2)? */
export function isAuthorizationKey(key: string): boolean {
  return KEY.test(key);
}

/** Is the field such a header itself? What was found in it is not. */
export function isAuthorization({ path }: Field): boolean {
  return path.endsWith('authorization') && PATH.test(path); // most fields end at the cheaper test
}

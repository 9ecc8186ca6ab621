import { json, type Json } from './containers.ts';
import { label } from './facts.ts';
import { cat, encode, type Piece } from './piece.ts';
import type { Random } from './random.ts';

/** A signed token, RFC 7519: it is one value, and its claims stand inside it; both are marked. */
export function jwt(random: Random, claims: Readonly<Record<string, Json>>): Piece {
  const head = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
  const middle = encode('base64url', json(claims));
  const whole = `${head}.${Buffer.from(middle.bytes).toString('latin1')}.${random.base62(43)}`;
  const { bytes, marks } = label('session-token', whole, { also: ['credential'] });
  return { bytes, marks: [...marks, ...cat(`${head}.`, middle).marks] };
}

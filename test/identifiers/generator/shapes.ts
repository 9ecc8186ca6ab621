import { createRandom } from './random.ts';

/** The shapes that apps give the numbers of people, rooms and things; the same text gives the same ones. */
interface Shapes {
  /** MongoDB's: four octets of time, five of chance, three that count, in hexadecimal digits. */
  readonly objectId: string;
  /** Crockford's base 32: ten letters of time, sixteen of chance. */
  readonly ulid: string;
  /** A 64-bit number that begins with the time. */
  readonly snowflake: string;
  /** Twenty-eight letters and digits, as Firebase gives its users. */
  readonly firebase: string;
  /** Ten letters and digits, as Parse gives its objects. */
  readonly parse: string;
  readonly uuid: string;
  readonly digits: string;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function shapesOf(seed: string): Shapes {
  const random = createRandom(`${seed}/shapes`);
  return {
    objectId: `${random.pick(['64', '65', '66', '67'])}${random.hex(22)}`,
    ulid: `01H${random.from(CROCKFORD, 23)}`,
    snowflake: String(2n ** 60n + BigInt(random.u32()) * 2n ** 24n + BigInt(random.below(2 ** 24))),
    firebase: random.base62(28),
    parse: random.base62(10),
    uuid: random.uuid(),
    digits: random.digits(7),
  };
}

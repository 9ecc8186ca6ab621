import { brotliCompressSync, crc32, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { encodeUtf8 } from '../bytes/text.ts';
import { contextOf } from '../detect/context.fixture.ts';
import { murmur3of32 } from '../bytes/murmur3.ts';
import { FieldView } from '../model/field-view.ts';
import { frozenFrame } from '../model/origins.ts';
import type { SubjectType } from '../model/words.ts';
import { flow } from '../unwrap/field.fixture.ts';
import { FieldRules } from './field-rules.ts';
import { FlowHits, type FlowHit } from './flow-hits.ts';

/** What a sender has in hand while it packs a value: letters, or octets that are none. */
export interface Packed {
  readonly octets: Uint8Array;
  readonly isText: boolean;
  /** How it was packed, the innermost first. */
  readonly steps: readonly string[];
}

/** One way to pack. `of`: what it takes; `gives`: what comes out. */
interface Step {
  readonly name: string;
  readonly of: 'text' | 'octets' | 'both';
  readonly gives: 'text' | 'octets';
  pack(octets: Uint8Array, lead: number): Uint8Array;
}

const latin1 = (octets: Uint8Array): string => Buffer.from(octets).toString('latin1');
const utf8 = (octets: Uint8Array): string => Buffer.from(octets).toString('utf8');
const own = (buffer: Buffer): Uint8Array => Uint8Array.from(buffer);
const LEADS = ['', 'x', 'to'];

const unit = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** All encodings that issue and documents list. Base64 of a text begins at each of the three places of its groups. */
export const STEPS: readonly Step[] = [
  ...['base64', 'base64url'].map((name): Step => ({
    name,
    of: 'both',
    gives: 'text',
    pack: (octets, lead) =>
      encodeUtf8(Buffer.concat([Buffer.from(LEADS[lead] ?? ''), octets]).toString(name as 'base64')),
  })),
  { name: 'hex', of: 'both', gives: 'text', pack: (octets) => encodeUtf8(Buffer.from(octets).toString('hex')) },
  {
    name: 'HEX',
    of: 'both',
    gives: 'text',
    pack: (octets) => encodeUtf8(Buffer.from(octets).toString('hex').toUpperCase()),
  },
  {
    name: 'percent',
    of: 'text',
    gives: 'text',
    pack: (octets) => encodeUtf8(encodeURIComponent(utf8(octets))),
  },
  {
    name: 'percent-all',
    of: 'both',
    gives: 'text',
    pack: (octets) =>
      encodeUtf8(latin1(octets).replace(/./gs, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`)),
  },
  { name: 'json', of: 'text', gives: 'text', pack: (octets) => encodeUtf8(JSON.stringify(utf8(octets)).slice(1, -1)) },
  { name: 'json-all', of: 'text', gives: 'text', pack: (octets) => encodeUtf8(utf8(octets).replace(/[^]/g, unit)) },
  {
    name: 'html',
    of: 'text',
    gives: 'text',
    pack: (octets) => encodeUtf8(utf8(octets).replace(/[&<>"'@]/g, (one) => `&#${one.charCodeAt(0)};`)),
  },
  {
    name: 'html-all',
    of: 'text',
    gives: 'text',
    pack: (octets) =>
      encodeUtf8(utf8(octets).replace(/./gsu, (one) => `&#x${(one.codePointAt(0) ?? 0).toString(16)};`)),
  },
  { name: 'reversed', of: 'text', gives: 'text', pack: (octets) => encodeUtf8([...utf8(octets)].reverse().join('')) },
  { name: 'utf-16le', of: 'text', gives: 'octets', pack: (octets) => own(Buffer.from(utf8(octets), 'utf16le')) },
  {
    name: 'utf-16be',
    of: 'text',
    gives: 'octets',
    pack: (octets) => own(Buffer.from(utf8(octets), 'utf16le').swap16()),
  },
  { name: 'gzip', of: 'both', gives: 'octets', pack: (octets) => own(gzipSync(octets)) },
  { name: 'deflate', of: 'both', gives: 'octets', pack: (octets) => own(deflateSync(octets)) },
  { name: 'raw-deflate', of: 'both', gives: 'octets', pack: (octets) => own(deflateRawSync(octets)) },
  { name: 'brotli', of: 'both', gives: 'octets', pack: (octets) => own(brotliCompressSync(octets)) },
  { name: 'zstd', of: 'both', gives: 'octets', pack: (octets) => own(zstdCompressSync(octets)) },
];

/** A value as it is packed first: as it was typed, or what only its owner can recognise. */
export const CORES: readonly (readonly [name: string, make: (value: string) => Omit<Packed, 'steps'>])[] = [
  ['typed', (value) => ({ octets: encodeUtf8(value), isText: true })],
  ...['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) => {
    const digest = (text: string): Buffer => createHash(name).update(text).digest();
    return [
      [name, (value: string) => ({ octets: own(digest(value)), isText: false })],
      [`hex of ${name}`, (value: string) => ({ octets: encodeUtf8(digest(value).toString('hex')), isText: true })],
      [
        `hex of ${name} of hex of sha1`,
        (value: string) => {
          const inner = createHash('sha1').update(value).digest('hex');
          return { octets: encodeUtf8(digest(inner).toString('hex')), isText: true };
        },
      ],
    ] as const;
  }),
];

/** Checksums and whole numbers: chance meets these, so that they must be all of what is sent. */
export const SHORT_CORES: typeof CORES = [
  ['crc32', (value) => ({ octets: fourOctets(crc32(value)), isText: false })],
  ['murmur3', (value) => ({ octets: fourOctets(murmur3of32(encodeUtf8(value))), isText: false })],
];

export const NUMBER_CORES: typeof CORES = [
  ['u32le', (value) => ({ octets: fourOctets(Number(value)).reverse(), isText: false })],
  ['u32be', (value) => ({ octets: fourOctets(Number(value)), isText: false })],
  [
    'u64le',
    (value) => ({ octets: Uint8Array.from([...fourOctets(Number(value)).reverse(), 0, 0, 0, 0]), isText: false }),
  ],
  ['u64be', (value) => ({ octets: Uint8Array.from([0, 0, 0, 0, ...fourOctets(Number(value))]), isText: false })],
  ['varint', (value) => ({ octets: varint(Number(value)), isText: false })],
];

function fourOctets(number: number): Uint8Array {
  return Uint8Array.of(number >>> 24, number >>> 16, number >>> 8, number);
}

function varint(number: number): Uint8Array {
  const octets: number[] = [];
  for (let rest = number; rest > 0; rest = Math.floor(rest / 128)) octets.push((rest % 128) | (rest >= 128 ? 128 : 0));
  return Uint8Array.from(octets);
}

/** A hash or a number is the first of them. */
const MOST_STEPS = 3;
/** Packers, and those of them whose octets have no mark: such are found behind base64 and digits only. */
const PACKERS: ReadonlySet<string> = new Set(['gzip', 'deflate', 'raw-deflate', 'brotli', 'zstd']);
const UNMARKED: ReadonlySet<string> = new Set(['raw-deflate', 'brotli']);

/** Any chain of up to three steps that a sender could make around it.
 *  @param isWhole nothing stands in front of the core inside base64, and nobody packs so few octets without a mark */
export function chains(cores: typeof CORES, isWhole = false): fc.Arbitrary<(value: string) => Packed> {
  const pick = fc.tuple(fc.nat(1000), isWhole ? fc.constant(0) : fc.nat(LEADS.length - 1));
  return fc
    .tuple(fc.constantFrom(...cores), fc.array(pick, { maxLength: isWhole ? MOST_STEPS - 1 : MOST_STEPS }))
    .map(([[name, make], picks]) => (value: string): Packed => {
      let packed: Packed = { ...make(value), steps: [name] };
      for (const [choice, lead] of picks) packed = packOnce(packed, choice, lead, isWhole);
      return packed;
    });
}

function packOnce(packed: Packed, choice: number, lead: number, isWhole: boolean): Packed {
  const fitting = STEPS.filter((step) => isDone(packed, step, isWhole));
  const step = fitting[choice % fitting.length];
  if (step === undefined) return packed;
  // Packed octets are all that there is: nobody writes letters in front of what must say so itself.
  const isPacked = packed.steps.some((name) => PACKERS.has(name));
  const octets = step.pack(packed.octets, packed.isText && !isPacked ? lead : 0);
  return { octets, isText: step.gives === 'text', steps: [...packed.steps, step.name] };
}

/** What is left out: escapes backwards read forwards as other escapes (`16%27%`), and backwards nothing tells of what has no
 *  mark. */
function isDone({ isText, steps }: Packed, { name, of }: Step, isWhole: boolean): boolean {
  if (of !== 'both' && of !== (isText ? 'text' : 'octets')) return false;
  if (isWhole && UNMARKED.has(name)) return false;
  return name !== 'reversed' || !steps.some((one) => UNMARKED.has(one) || one.startsWith('percent'));
}

/** What says of itself nothing, and is declared by who sends it so (`Content-Encoding`). */
const DECLARED: Readonly<Record<string, string>> = { brotli: 'brotli', 'raw-deflate': 'deflate' };

/** What is found of own values in a body that is nothing else, or in a member of a JSON document. */
export function found(
  { octets, steps }: Packed,
  mine: readonly { kind: SubjectType; value: string }[],
  isMember = false,
): readonly FlowHit[] {
  const body = isMember ? encodeUtf8(JSON.stringify({ n: 7, x: utf8(octets), z: 'other' })) : octets;
  const declared = DECLARED[steps.at(-1) ?? ''];
  return look(body, mine, declared === undefined ? [] : [declared]).hits;
}

export function look(
  body: Uint8Array,
  mine: readonly { kind: SubjectType; value: string }[],
  encodings: readonly string[] = [],
): { hits: readonly FlowHit[]; stopped: number } {
  const rules = new FieldRules(contextOf(mine).context);
  const hits = new FlowHits();
  const view = new FieldView(flow);
  view.onWire(body, 0, body.length, frozenFrame(1, 100, null));
  view.path = 'http.body';
  view.protocol = 'http';
  view.unclaimed = true;
  view.encodings = encodings;
  rules.begin();
  hits.begin();
  rules.look(view, { onFound: (field, all) => hits.add(field, all) });
  return { hits: [...hits.all()].filter((one) => one.reason === 'own-value'), stopped: rules.stopped };
}

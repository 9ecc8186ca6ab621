import type { Hit, ValueRef } from '../detect/detector.ts';
import type { Field } from '../model/field.ts';
import type { Direction } from '../model/flow.ts';
import type { Confidence, FindingKind, SubjectType } from '../model/words.ts';
import { isBefore, type Moment } from '../bytes/moment.ts';
import type { Where } from '../model/where.ts';
import type { RequestSeen } from './request-seen.ts';
import { NOT_KEPT } from './values.ts';

/** Where a value stood once: the first time per flow and direction. */
export interface Sighting {
  readonly where: readonly Where[];
  /** Its octets as they were sent; null where they are too many to keep (a whole packed body), or were sent encrypted. */
  readonly sent: Uint8Array | null;
  readonly time: Moment | null;
  readonly protocol: string;
  readonly direction: Direction;
  /** See `Field.decrypted`. */
  readonly decrypted: boolean;
  /** The web request that carried it. Left out: none did, or it is not known which. */
  readonly request?: RequestSeen;
}

/** All that one flow said of one value in one way. */
export interface FlowHit {
  readonly kind: FindingKind;
  readonly type: SubjectType;
  readonly value: ValueRef;
  readonly key: string | null;
  readonly chain: readonly string[];
  mine: SubjectType | null;
  reason: Hit['subject']['reason'];
  confidence: Confidence;
  detector: string;
  count: number;
  firstTime: Moment | null;
  lastTime: Moment | null;
  readonly sightings: Sighting[];
  /** Places where the hit alone may be chance, to be weighed when the whole capture was read. */
  weak: Map<number, { bits: number; count: number }>;
}

/** Ways a value may be sent in one flow; more is an attack on our memory, and is counted as omitted. */
const MOST_PER_FLOW = 5_000;

/** Octets kept of one sighting: an encoded token or message is shorter, and what was packed is not worth keeping. */
const MOST_SENT = 2_048;

const RANK: Readonly<Record<Confidence, number>> = { confirmed: 2, likely: 1, possible: 0 };
const REASONS: readonly Hit['subject']['reason'][] = ['key-name', 'shape', 'protocol-field', 'own-value'];

export function isSurer(a: Confidence, b: Confidence): boolean {
  return RANK[a] > RANK[b];
}

/** One hit and the rule that said it. */
export interface Found {
  readonly hit: Hit;
  readonly detector: string;
}

/** Folds the hits of one flow while it runs. */
export class FlowHits {
  omitted = 0;
  readonly #hits = new Map<string, FlowHit>();
  /** Where the values of the message at hand were found already: a dissector may show the same octets twice (the whole
   *  of an unknown datagram, and its printable runs). */
  readonly #seen = new Set<string>();
  /** Where guesses found values in it. */
  readonly #guessed: Guess[] = [];

  /** A new message begins. */
  begin(): void {
    if (this.#seen.size > 0) this.#seen.clear();
    if (this.#guessed.length > 0) this.#guessed.length = 0;
  }

  all(): Iterable<FlowHit> {
    return this.#hits.values();
  }

  /** @param found what all detectors said of this one field: the surest says what the value is, the others are silent
   *  on the same octets, so that nothing is counted twice.
   *  @param request the web request at hand, asked for where a value is first seen */
  add(field: Field, found: readonly Found[], request: () => RequestSeen | null = NO_REQUEST): void {
    const kept = found.length < 2 ? found : standing(found);
    for (const { hit, detector } of kept) this.#keep(field, hit, detector, request);
  }

  /** Was it found here already by guessing at what is packed in these letters? What came out of them comes first, and tells of
   *  the same value. The letters may have a name, which says more: then the guess is taken back. */
  #isGuessed(field: Field, { id, what, where }: Guess): boolean {
    const place = this.#guessed.findIndex((one) => one.what === what && meet(one.where, where));
    const known = this.#guessed[place];
    if (known === undefined) {
      if (field.guessed === true && this.#guessed.length < MOST_GUESSED) this.#guessed.push({ id, what, where });
      return false;
    }
    if (known.id === id) return true;
    this.#guessed.splice(place, 1);
    const kept = this.#hits.get(known.id);
    if (kept && --kept.count === 0) this.#hits.delete(known.id);
    return false;
  }

  #raise(id: string, hit: Hit, detector: string): void {
    const kept = this.#hits.get(id);
    if (!kept || !isSurer(hit.confidence, kept.confidence)) return;
    kept.confidence = hit.confidence;
    kept.detector = detector;
  }

  #keep(field: Field, hit: Hit, detector: string, request: () => RequestSeen | null): void {
    const { subject } = hit;
    if (subject.value === NOT_KEPT) {
      this.omitted++;
      return;
    }
    // Of its own kind: what was opened must not be called exposed, and must not hide what was sent in the clear.
    const kind = field.decrypted ? 'seen-by-decryption' : hit.kind;
    let what = `${kind}\u0000${subject.type}\u0000${subject.value}`;
    for (const name of subject.chain) what += `\u0000${name}`;
    const id = `${subject.key ?? ''}\u0000${what}`;
    const part = hit.part ?? undefined;
    const where = field.where(part);
    let place = `${id}\u0000${field.layers(part)}\u0000`;
    for (const { frame, offset } of where) place += ` ${frame}:${offset}`;
    if (this.#seen.has(place)) return;
    this.#seen.add(place);
    if (this.#isGuessed(field, { id, what, where })) return this.#raise(id, hit, detector);
    const time = field.time(part);
    let kept = this.#hits.get(id);
    if (!kept) {
      if (this.#hits.size >= MOST_PER_FLOW) {
        this.omitted++;
        return;
      }
      kept = {
        kind,
        type: subject.type,
        value: subject.value,
        key: subject.key,
        chain: subject.chain,
        mine: subject.mine,
        reason: subject.reason,
        confidence: hit.confidence,
        detector,
        count: 0,
        firstTime: time,
        lastTime: time,
        sightings: [],
        weak: NO_PLACES,
      };
      this.#hits.set(id, kept);
    }
    kept.count++;
    if (hit.weak) noteWeak(kept, hit.weak);
    if (isSurer(hit.confidence, kept.confidence)) {
      kept.confidence = hit.confidence;
      kept.detector = detector;
      kept.reason = subject.reason;
    }
    // Whose it is does not hang on which rule was surer.
    kept.mine ??= subject.mine;
    if (time && (!kept.lastTime || isBefore(kept.lastTime, time))) kept.lastTime = time;
    if (isSighted(kept, field.direction)) return;
    const sent = field.sent(part);
    const carried = field.decrypted ? null : request();
    kept.sightings.push({
      where,
      sent: field.decrypted || sent.length > MOST_SENT ? null : sent.slice(),
      time,
      protocol: field.protocol,
      direction: field.direction,
      decrypted: field.decrypted,
      ...(carried && { request: carried }),
    });
  }
}

const NO_REQUEST = (): null => null;

/** A value that a guess found. `what`: the same without the name of the field. */
interface Guess {
  readonly id: string;
  readonly what: string;
  readonly where: readonly Where[];
}

/** Guesses that find something are rare. */
const MOST_GUESSED = 256;

function meet(a: readonly Where[], b: readonly Where[]): boolean {
  return a.some((one) =>
    b.some(
      (other) =>
        one.frame === other.frame && one.offset < other.offset + other.length && other.offset < one.offset + one.length,
    ),
  );
}

/** Places kept per value and flow: a value at a thousand places is no accident any more. */
const MOST_PLACES = 1_000;
/** Of most hits: chance cannot have made them. Nothing is put into it. */
const NO_PLACES: FlowHit['weak'] = new Map();

function noteWeak(kept: FlowHit, { bits, place }: NonNullable<Hit['weak']>): void {
  if (kept.weak === NO_PLACES) kept.weak = new Map();
  const known = kept.weak.get(place);
  if (known) known.count++;
  else if (kept.weak.size < MOST_PLACES) kept.weak.set(place, { bits, count: 1 });
}

function isSighted({ sightings }: FlowHit, direction: Direction): boolean {
  return sightings.some((seen) => seen.direction === direction);
}

/** The surest first; of equals, the one told first. What overlaps one that stands is silent, and only that: a hit that
 *  is silent itself silences nobody. */
function standing(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => weight(b.hit) - weight(a.hit))) {
    if (!kept.some((other) => overlaps(other.hit, one.hit))) kept.push(one);
  }
  return found.filter((one) => kept.includes(one));
}

function weight(hit: Hit): number {
  return RANK[hit.confidence] * REASONS.length + REASONS.indexOf(hit.subject.reason);
}

function overlaps(a: Hit, b: Hit): boolean {
  if (!a.part || !b.part) return true;
  return a.part.at < b.part.at + b.part.length && b.part.at < a.part.at + a.part.length;
}

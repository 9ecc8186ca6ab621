import { detectors } from '../detect/index.ts';
import { mayHoldOwn, ownValue } from '../detect/own-value.ts';
import { BySigns } from '../bytes/signs.ts';
import { type DetectContext, type Detector, type Hit, isAsked } from '../detect/detector.ts';
import type { Field, MemberRole } from '../model/field.ts';
import type { FieldView } from '../model/field-view.ts';
import { unwrappers } from '../unwrap/index.ts';
import { type FieldVisitor, Walker } from '../unwrap/walk.ts';
import type { Found } from './flow-hits.ts';

/** Who hears what was found in the field at hand. */
export interface FoundListener {
  onFound(field: FieldView, found: readonly Found[]): void;
}

/** Keys whose answer is remembered per protocol: an app has some hundred, hostile traffic any number. */
const MOST_KEYS = 10_000;

/** The detectors for one protocol and, of those that go by the key, for one key: all others are not even looked at. */
interface Asked {
  readonly protocol: string;
  readonly unnamed: Rules;
  readonly byKey: Map<string, Rules>;
}

interface Rules {
  readonly all: BySigns<Detector>;
  /** Those that may find something in a member of a document, own values aside: people write in fields of their own. */
  readonly ofMembers: BySigns<Detector>;
}

function rulesOf(chosen: readonly Detector[]): Rules {
  const ofMembers = chosen.filter(
    (one) => one !== ownValue && one.needs?.member !== false && one.needs?.role !== 'text',
  );
  return { all: new BySigns(chosen), ofMembers: new BySigns(ofMembers) };
}

function withHits(found: Found[] | null, hits: readonly Hit[], detector: string): Found[] {
  const all = found ?? [];
  for (const hit of hits) all.push({ hit, detector });
  return all;
}

/** Opens fields and asks the detectors about them: one for all flows, since one field is looked at at a time. */
export class FieldRules implements FieldVisitor {
  readonly searches: boolean;
  readonly #context: DetectContext;
  readonly #walker = new Walker(unwrappers, this);
  readonly #detectors: readonly Detector[];
  readonly #asked = new Map<string, Asked>();
  #last: Asked | null = null;
  #listener: FoundListener | null = null;

  constructor(context: DetectContext) {
    this.#context = context;
    this.searches = context.mine.length > 0;
    this.#detectors = this.searches ? detectors : detectors.filter((one) => one !== ownValue);
  }

  /** How often a bound kept us from looking deeper. */
  get stopped(): number {
    return this.#walker.stopped;
  }

  /** A new message: bounds that hold per message start again. */
  begin(): void {
    this.#walker.begin();
  }

  look(field: FieldView, listener: FoundListener): void {
    this.#listener = listener;
    this.#walker.walk(field);
  }

  visit(field: FieldView, signs: number): void {
    let found: Found[] | null = null;
    const asked = this.#for(field.protocol, field.key).all.of(signs);
    // Counted: `for … of` makes an object for each turn here.
    for (let i = 0; i < asked.length; i++) {
      const detector = asked[i];
      if (detector === undefined || !isAsked(detector, field.role, field.length)) continue;
      const hits = detector.inspect(field, this.#context);
      if (hits.length > 0) found = withHits(found, hits, detector.id);
    }
    if (found) this.#listener?.onFound(field, found);
  }

  wants(parent: Field, key: string | null, role: MemberRole, at: number, length: number, signs: number): boolean {
    const asked = this.#for(parent.protocol, key).ofMembers.of(signs);
    for (let i = 0; i < asked.length; i++) {
      const detector = asked[i];
      if (detector !== undefined && isAsked(detector, role, length)) return true;
    }
    return this.searches && mayHoldOwn(this.#context.mine, parent.bytes, at, length);
  }

  /** See `FieldSink.mayHoldOwn`. */
  mayHoldOwn(bytes: Uint8Array, at: number, length: number): boolean {
    return mayHoldOwn(this.#context.mine, bytes, at, length);
  }

  #for(protocol: string, key: string | null): Rules {
    const asked = this.#last?.protocol === protocol ? this.#last : this.#of(protocol);
    if (key === null) return asked.unnamed;
    const known = asked.byKey.get(key);
    if (known) return known;
    const chosen = this.#choose(protocol, key);
    // Most keys mean nothing, and share one list.
    const kept = chosen.length === this.#choose(protocol, null).length ? asked.unnamed : rulesOf(chosen);
    if (asked.byKey.size < MOST_KEYS) asked.byKey.set(key, kept);
    return kept;
  }

  #of(protocol: string): Asked {
    let asked = this.#asked.get(protocol);
    if (!asked) {
      asked = { protocol, unnamed: rulesOf(this.#choose(protocol, null)), byKey: new Map() };
      this.#asked.set(protocol, asked);
    }
    this.#last = asked;
    return asked;
  }

  /** In the registry's order: of equal hits the first told is kept. */
  #choose(protocol: string, key: string | null): Detector[] {
    return this.#detectors.filter(({ needs }) => {
      if (needs?.protocols && !needs.protocols.has(protocol)) return false;
      return !needs?.named || (key !== null && needs.named(key, this.#context));
    });
  }
}

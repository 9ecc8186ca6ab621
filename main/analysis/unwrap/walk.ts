import { BySigns, type Needs, NEVER, signsOf } from '../bytes/signs.ts';
import type { Field, MemberRole } from '../model/field.ts';
import { FieldView } from '../model/field-view.ts';
import { pathIn } from '../model/paths.ts';
import type { Emit, Inner, Unwrapper, UnwrapLimits } from './unwrapper.ts';

/** base64 in JSON in gzip in a form is four; published cases reach five (facts: Xiaomi, Baidu). */
const MAX_DEPTH = 8;
/** Octets that decoding may produce per message: 4 times the largest body a dissector hands over. */
const MAX_OCTETS = 4 * 1024 * 1024;
/** Fields per message: a contact list of some thousand people still fits. */
const MAX_FIELDS = 50_000;
/** Below this a guess is no better than chance. */
const SURE_ENOUGH = 0.5;
const NO_ENCODINGS: readonly string[] = [];

/** Who looks at the fields. */
export interface FieldVisitor {
  /** `signs`: see `signsOf`. */
  visit(field: FieldView, signs: number): void;
  /** Would `visit` look at such a leaf, lying in its parent's octets? Only a plain no saves work. */
  wants(parent: Field, key: string | null, role: MemberRole, at: number, length: number, signs: number): boolean;
  /** Is there anything that packed octets are searched for? */
  readonly searches: boolean;
}

/** What one depth of opening needs. One thing at a time is open at a depth: all that is made for it is made once, since
 *  what a field may cost is less than making a function. */
interface Level {
  /** What was found. */
  readonly view: FieldView;
  /** In what, by whom, and what was declared inside. Set while it is open. */
  parent: FieldView;
  unwrapper: Unwrapper;
  rest: readonly string[];
  /** Tells what was opened. */
  readonly emit: Emit;
  /** Tells what is only searched. */
  readonly offer: Emit;
}

/** Opens fields further and hands every one to the visitor, the innermost first. Bounded by depth, octets and fields per
 *  message; what lies beyond a bound stays unopened and is counted in `stopped`. */
export class Walker {
  /** How often a bound was met: told in the Assessment, never silent. */
  stopped = 0;
  readonly #bySigns: BySigns<Unwrapper>;
  /** The few that offer what they would not open by themselves. */
  readonly #offering: BySigns<{ readonly unwrapper: Unwrapper; readonly needs: Needs | undefined }>;
  readonly #byName: ReadonlyMap<string, Unwrapper>;
  readonly #visitor: FieldVisitor;
  readonly #limits: UnwrapLimits = {
    octets: MAX_OCTETS,
    isDull: (parent, key, role, at, length) =>
      this.#isDull(parent, key, role, at, length, signsOf(parent.bytes, at, length)),
  };
  readonly #levels: Level[] = [];
  /** To try a part with that may be dull. */
  #probe: FieldView | null = null;
  #fields = 0;

  constructor(registry: readonly Unwrapper[], visitor: FieldVisitor) {
    this.#bySigns = new BySigns(registry.filter(({ needs }) => needs !== NEVER));
    const offering = registry.filter(({ mayOffer }) => mayOffer !== undefined);
    this.#offering = new BySigns(offering.map((unwrapper) => ({ unwrapper, needs: unwrapper.offerNeeds })));
    this.#byName = new Map(registry.map((one) => [one.name, one]));
    this.#visitor = visitor;
  }

  /** Bounds hold per message. */
  begin(): void {
    this.#limits.octets = MAX_OCTETS;
    this.#fields = 0;
  }

  walk(field: FieldView): void {
    this.#open(field, 0);
  }

  #open(field: FieldView, depth: number): void {
    if (++this.#fields > MAX_FIELDS) {
      this.stopped++;
      return;
    }
    const signs = signsOf(field.bytes, field.at, field.length);
    const declared = field.encodings[0];
    const unwrapper = declared === undefined ? this.#guess(field, signs) : this.#byName.get(declared);
    if (unwrapper) this.#openAs(unwrapper, field, depth);
    else if (declared === undefined && this.#visitor.searches) this.#search(field, depth, signs);
    this.#visitor.visit(field, signs);
  }

  #openAs(unwrapper: Unwrapper, field: FieldView, depth: number): void {
    if (depth >= MAX_DEPTH || this.#limits.octets <= 0) {
      this.stopped++;
      return;
    }
    const rest = field.encodings.length > 1 ? field.encodings.slice(1) : NO_ENCODINGS;
    const level = this.#levelAt(depth, field, unwrapper, rest);
    field.leaf = !unwrapper.open(field, level.emit, this.#limits);
  }

  #isDull(parent: Field, key: string | null, role: MemberRole, at: number, length: number, signs: number): boolean {
    if (this.#visitor.wants(parent, key, role, at, length, signs)) return false;
    if (role === 'name') return true;
    const probe = (this.#probe ??= new FieldView(parent.flow));
    probe.over(parent.bytes, at, length, key);
    return this.#guess(probe, signs) === null && !(this.#visitor.searches && this.#whoOffers(probe, signs));
  }

  #whoOffers(field: FieldView, signs: number): Unwrapper | null {
    const asked = this.#offering.of(signs);
    for (let i = 0; i < asked.length; i++) {
      const { unwrapper, needs } = asked[i] ?? {};
      if (unwrapper?.mayOffer && field.length >= (needs?.least ?? 0) && unwrapper.mayOffer(field)) return unwrapper;
    }
    return null;
  }

  /** What may be packed octets is looked at for own values; the field stays what it is. */
  #search(field: FieldView, depth: number, signs: number): void {
    if (field.role === 'name' || depth >= MAX_DEPTH || this.#limits.octets <= 0) return;
    const unwrapper = this.#whoOffers(field, signs);
    if (unwrapper) unwrapper.open(field, this.#levelAt(depth, field, unwrapper, NO_ENCODINGS).offer, this.#limits);
  }

  #guess(field: FieldView, signs: number): Unwrapper | null {
    if (field.role === 'name') return null;
    let best: Unwrapper | null = null;
    let score = SURE_ENOUGH;
    const asked = this.#bySigns.of(signs);
    // Counted: `for … of` makes an object for each turn here.
    for (let i = 0; i < asked.length; i++) {
      const unwrapper = asked[i];
      if (unwrapper === undefined || field.length < (unwrapper.needs?.least ?? 0)) continue;
      const mine = unwrapper.recognise(field);
      if (mine > score) {
        score = mine;
        best = unwrapper;
      }
    }
    return best;
  }

  /** @param depth of what is opened; what is found in it lies one deeper */
  #levelAt(depth: number, parent: FieldView, unwrapper: Unwrapper, rest: readonly string[]): Level {
    const level = (this.#levels[depth] ??= this.#newLevel(depth, parent, unwrapper));
    level.parent = parent;
    level.unwrapper = unwrapper;
    level.rest = rest;
    return level;
  }

  #newLevel(depth: number, parent: FieldView, unwrapper: Unwrapper): Level {
    const level: Level = {
      view: new FieldView(parent.flow),
      parent,
      unwrapper,
      rest: NO_ENCODINGS,
      emit: (inner) => this.#inner(level, inner, depth + 1),
      offer: (inner) => this.#offered(level, inner),
    };
    return level;
  }

  #inner(level: Level, inner: Inner, depth: number): void {
    if (inner.length <= 0) return;
    const { rest } = level;
    const view = this.#found(level, inner);
    view.encodings = inner.encodings ? (rest.length > 0 ? [...inner.encodings, ...rest] : inner.encodings) : rest;
    this.#open(view, depth);
  }

  #offered(level: Level, inner: Inner): void {
    if (inner.length <= 0) return;
    if (++this.#fields > MAX_FIELDS) {
      this.stopped++;
      return;
    }
    const view = this.#found(level, inner);
    view.path = pathIn(view.path, 'octets'); // another place: rules that go by the path do not mean it
    view.guessed = true;
    view.unclaimed = true;
    view.leaf = false;
    view.key = null;
    view.role = 'name';
    this.#visitor.visit(view, signsOf(view.bytes, view.at, view.length));
  }

  #found({ view, parent, unwrapper }: Level, inner: Inner): FieldView {
    view.inside(parent, inner.bytes, inner.at, inner.length, inner.locate);
    view.path = inner.path === '' ? parent.path : pathIn(parent.path, inner.path);
    view.key = inner.key;
    view.role = inner.role ?? parent.role;
    // A container whose parts are the parent's own octets is told by the path; only a true decoding joins the chain.
    view.chain = inner.bytes === parent.bytes ? parent.chain : [...parent.chain, unwrapper.name];
    return view;
  }
}

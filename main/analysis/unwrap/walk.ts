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
/** What packed octets may be is guessed at in so many steps: base64 of hexadecimal digits of a packed text is three. */
const MAX_GUESSES = 3;
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
  /** How many guesses led here; 0: it is no guess. */
  guesses: number;
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
    overran: () => {
      this.stopped++;
    },
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
    else if (declared === undefined && this.#visitor.searches) this.#search(field, depth, signs, 1);
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
    return this.#guess(probe, signs) === null && !(this.#visitor.searches && this.#mayOffer(probe, signs));
  }

  #mayOffer(field: FieldView, signs: number): boolean {
    const asked = this.#offering.of(signs);
    for (let i = 0; i < asked.length; i++) {
      const { unwrapper, needs } = asked[i] ?? {};
      if (unwrapper?.mayOffer && field.length >= (needs?.least ?? 0) && unwrapper.mayOffer(field)) return true;
    }
    return false;
  }

  /** What may be packed octets is looked at for own values, in every way that it may be packed; the field stays what it is.
   *  @param guesses which guess this is, from 1 */
  #search(field: FieldView, depth: number, signs: number, guesses: number): void {
    if (field.role === 'name' || depth >= MAX_DEPTH || guesses > MAX_GUESSES) return;
    const asked = this.#offering.of(signs);
    for (let i = 0; i < asked.length && this.#limits.octets > 0; i++) {
      const { unwrapper, needs } = asked[i] ?? {};
      if (unwrapper?.mayOffer && field.length >= (needs?.least ?? 0) && unwrapper.mayOffer(field))
        this.#offer(unwrapper, field, depth, guesses);
    }
  }

  #offer(unwrapper: Unwrapper, field: FieldView, depth: number, guesses: number): boolean {
    const level = this.#levelAt(depth, field, unwrapper, NO_ENCODINGS);
    level.guesses = guesses;
    return unwrapper.open(field, level.offer, this.#limits);
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
    level.guesses = 0;
    return level;
  }

  #newLevel(depth: number, parent: FieldView, unwrapper: Unwrapper): Level {
    const level: Level = {
      view: new FieldView(parent.flow),
      parent,
      unwrapper,
      rest: NO_ENCODINGS,
      guesses: 0,
      emit: (inner) => this.#inner(level, inner, depth + 1),
      offer: (inner) => this.#offered(level, inner, depth + 1),
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

  #offered(level: Level, inner: Inner, depth: number): void {
    if (inner.length <= 0) return;
    if (++this.#fields > MAX_FIELDS) {
      this.stopped++;
      return;
    }
    const view = this.#found(level, inner);
    view.path = pathIn(view.path, 'octets'); // another place: rules that go by the path do not mean it
    view.encodings = inner.encodings ?? NO_ENCODINGS;
    view.guessed = true;
    view.unclaimed = true;
    view.key = null;
    const signs = signsOf(view.bytes, view.at, view.length);
    view.leaf = !this.#openOffered(view, depth, signs, level.guesses);
    view.role = 'name';
    this.#visitor.visit(view, signs);
  }

  /** What a guess brought out may be packed itself: in what says so, or in what may be. All of it remains a guess.
   *  @returns whether something was in it that says so */
  #openOffered(view: FieldView, depth: number, signs: number, guesses: number): boolean {
    if (view.role === 'name' || depth >= MAX_DEPTH || this.#limits.octets <= 0) return false;
    const declared = view.encodings[0];
    const sure = declared === undefined ? this.#guess(view, signs) : this.#byName.get(declared);
    if (sure) return this.#offer(sure, view, depth, guesses);
    this.#search(view, depth, signs, guesses + 1);
    return false;
  }

  #found({ view, parent, unwrapper }: Level, inner: Inner): FieldView {
    view.inside(parent, inner.bytes, inner.at, inner.length, inner.locate);
    view.path = inner.path === '' ? parent.path : pathIn(parent.path, inner.path);
    view.key = inner.key;
    view.role = inner.role ?? parent.role;
    // A container whose parts are the parent's own octets is told by the path; only a true decoding joins the chain.
    view.chain = inner.bytes === parent.bytes ? parent.chain : [...parent.chain, unwrapper.step ?? unwrapper.name];
    return view;
  }
}

import { BySigns, signsOf } from '../bytes/signs.ts';
import type { Field, FieldRole } from '../model/field.ts';
import { FieldView } from '../model/field-view.ts';
import type { Flow } from '../model/flow.ts';
import type { Inner, Unwrapper, UnwrapLimits } from './unwrapper.ts';

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
  wants(parent: Field, key: string | null, role: FieldRole, at: number, length: number, signs: number): boolean;
  /** Is there anything that packed octets are searched for? */
  readonly searches: boolean;
}

/** Opens fields further and hands every one to the visitor, the innermost first. Bounded by depth, octets and fields per
 *  message; what lies beyond a bound stays unopened and is counted in `stopped`. */
export class Walker {
  /** How often a bound was met: told in the Assessment, never silent. */
  stopped = 0;
  readonly #registry: readonly Unwrapper[];
  readonly #bySigns: BySigns<Unwrapper>;
  readonly #byName: ReadonlyMap<string, Unwrapper>;
  readonly #visitor: FieldVisitor;
  readonly #limits: UnwrapLimits = {
    octets: MAX_OCTETS,
    isDull: (parent, key, role, at, length) =>
      this.#isDull(parent, key, role, at, length, signsOf(parent.bytes, at, length)),
  };
  /** One per depth, and behind them one to try a part with that may be dull. */
  readonly #views: FieldView[] = [];
  #fields = 0;

  constructor(registry: readonly Unwrapper[], visitor: FieldVisitor) {
    this.#registry = registry;
    this.#bySigns = new BySigns(registry);
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
    else if (declared === undefined && this.#visitor.searches) this.#search(field, depth);
    this.#visitor.visit(field, signs);
  }

  #openAs(unwrapper: Unwrapper, field: FieldView, depth: number): void {
    if (depth >= MAX_DEPTH || this.#limits.octets <= 0) {
      this.stopped++;
      return;
    }
    const rest = field.encodings.length > 1 ? field.encodings.slice(1) : NO_ENCODINGS;
    field.leaf = !unwrapper.open(field, (inner) => this.#inner(field, inner, unwrapper, rest, depth + 1), this.#limits);
  }

  #isDull(parent: Field, key: string | null, role: FieldRole, at: number, length: number, signs: number): boolean {
    if (this.#visitor.wants(parent, key, role, at, length, signs)) return false;
    if (role === 'name') return true;
    const probe = this.#viewAt(MAX_DEPTH + 1, parent.flow);
    probe.over(parent.bytes, at, length, key);
    return this.#guess(probe, signs) === null && !(this.#visitor.searches && this.#mayOffer(probe, signs));
  }

  #mayOffer(field: FieldView, signs: number): boolean {
    for (const unwrapper of this.#bySigns.of(signs)) if (unwrapper.mayOffer?.(field) === true) return true;
    return false;
  }

  /** What may be packed octets is looked at for own values; the field stays what it is. */
  #search(field: FieldView, depth: number): void {
    if (field.role === 'name' || depth >= MAX_DEPTH || this.#limits.octets <= 0) return;
    for (const unwrapper of this.#registry) {
      unwrapper.search?.(
        field,
        (inner) => {
          if (inner.length <= 0) return;
          if (++this.#fields > MAX_FIELDS) {
            this.stopped++;
            return;
          }
          const view = this.#found(field, inner, unwrapper, depth + 1);
          view.path += '.octets'; // another place: rules that go by the path do not mean it
          view.guessed = true;
          view.unclaimed = true;
          view.leaf = false;
          view.key = null;
          view.role = 'name';
          this.#visitor.visit(view, signsOf(view.bytes, view.at, view.length));
        },
        this.#limits,
      );
    }
  }

  #guess(field: FieldView, signs: number): Unwrapper | null {
    if (field.role === 'name') return null;
    let best: Unwrapper | null = null;
    let score = SURE_ENOUGH;
    for (const unwrapper of this.#bySigns.of(signs)) {
      if (field.length < (unwrapper.needs?.least ?? 0)) continue;
      const mine = unwrapper.recognise(field);
      if (mine > score) {
        score = mine;
        best = unwrapper;
      }
    }
    return best;
  }

  #inner(parent: FieldView, inner: Inner, unwrapper: Unwrapper, rest: readonly string[], depth: number): void {
    if (inner.length <= 0) return;
    const view = this.#found(parent, inner, unwrapper, depth);
    view.encodings = inner.encodings ? (rest.length > 0 ? [...inner.encodings, ...rest] : inner.encodings) : rest;
    this.#open(view, depth);
  }

  #found(parent: FieldView, inner: Inner, unwrapper: Unwrapper, depth: number): FieldView {
    const view = this.#viewAt(depth, parent.flow);
    view.inside(parent, inner.bytes, inner.at, inner.length, inner.locate);
    view.path = inner.path === '' ? parent.path : `${parent.path}.${inner.path}`;
    view.key = inner.key;
    view.role = inner.role ?? parent.role;
    // A container whose parts are the parent's own octets is told by the path; only a true decoding joins the chain.
    view.chain = inner.bytes === parent.bytes ? parent.chain : [...parent.chain, unwrapper.name];
    return view;
  }

  #viewAt(depth: number, flow: Flow): FieldView {
    return (this.#views[depth] ??= new FieldView(flow));
  }
}

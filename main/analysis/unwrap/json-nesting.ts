import { pathIn, pathOfElements } from '../model/paths.ts';
import { isValued } from './named-values.ts';

/** Deeper nesting is no message of an app (RFC 8259 section 9 lets a reader set the bound). */
const MAX_DEPTH = 64;
/** What every path begins with. */
export const ROOT = 'json';

interface Container {
  kind: 'array' | 'object';
  /** What a member's path begins with; of an array, every element's path. */
  path: string;
  /** The name that its elements go by. */
  key: string | null;
}

/** Where in a JSON document the reader stands. Paths are put together only where they are asked for: most values are dull. */
export class JsonNesting {
  /** The name of the value at hand: of an element, its array's. */
  key: string | null = null;
  /** What a member said that the value beside it is called, and at which depth. */
  #named: string | null = null;
  #namedDepth = 0;
  /** One per depth, used again and again; the first `#depth` are open. */
  readonly #stack: Container[] = [];
  #depth = 0;

  get inside(): Readonly<Container> | undefined {
    return this.#depth === 0 ? undefined : this.#stack[this.#depth - 1];
  }

  /** A new document. */
  begin(): void {
    this.#depth = 0;
    this.key = null;
    this.#named = null;
  }

  /** A member says that its object's value is called so: `{"key": "user_id", "value": …}`. */
  name(name: string | null): void {
    this.#named = name;
    this.#namedDepth = this.#depth;
  }

  /** What the value at hand is called: by its own name, or by the member that names it. A value may stand one deeper, under the
   *  name of its kind: `{"value": {"stringValue": …}}`. */
  called(): string | null {
    const { key } = this;
    if (this.#named === null || !isValued(key)) return key;
    return this.#depth - this.#namedDepth <= 1 && this.inside?.kind === 'object' ? this.#named : key;
  }

  /** The value at hand is a container. False: too deep. */
  enter(kind: Container['kind']): boolean {
    if (this.#depth >= MAX_DEPTH) return false;
    const own = this.path();
    const path = kind === 'array' ? pathOfElements(own) : own;
    const container = (this.#stack[this.#depth++] ??= { kind, path, key: this.key });
    container.kind = kind;
    container.path = path;
    container.key = this.key;
    return true;
  }

  /** The container ends. */
  leave(): void {
    this.#depth--;
    if (this.#depth < this.#namedDepth) this.#named = null;
  }

  /** Of the value at hand. */
  path(): string {
    const { inside } = this;
    if (!inside) return ROOT;
    return inside.kind === 'array' ? inside.path : pathIn(inside.path, this.key ?? '');
  }
}

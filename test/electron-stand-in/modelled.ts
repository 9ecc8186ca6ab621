/** A part of Electron of which only what `model` holds exists. The model is checked against Electron's own typings;
 *  anything else that is touched throws, so that the shell cannot lean on what was never tried. */
export function modelled<T extends object>(name: string, model: Partial<T>): T {
  const proxy = new Proxy(model, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON' || key in target)
        return Reflect.get(target, key, receiver);
      throw new Error(`The stand-in does not model ${name}.${key}`);
    },
    set(_target, key) {
      throw new Error(`The stand-in does not let ${name}.${String(key)} be set`);
    },
  });
  return proxy as T;
}

/** The same for a class: `make` gives the modelled members of a new instance. */
export function modelledClass<T extends abstract new (...args: never[]) => object>(
  name: string,
  make: (...args: ConstructorParameters<T>) => InstanceType<T>,
  statics: Partial<T> = {},
): T {
  const proxy = new Proxy(
    Object.assign(function () {}, statics),
    {
      construct: (_target, args) => make(...(args as ConstructorParameters<T>)),
      get(target, key, receiver) {
        if (typeof key === 'symbol' || key === 'prototype' || Object.hasOwn(target, key))
          return Reflect.get(target, key, receiver) as unknown;
        throw new Error(`The stand-in does not model ${name}.${key}`);
      },
    },
  );
  return proxy as unknown as T;
}

/** Typed loosely, since Electron types every event on its own: what a listener gets is what the test emits. */
export type Listener = (...args: never[]) => void;

/** Listeners by event name. */
export class Listeners {
  #byEvent = new Map<string, { listener: Listener; once: boolean }[]>();

  add(event: string, listener: Listener, once = false): void {
    this.#byEvent.set(event, [...(this.#byEvent.get(event) ?? []), { listener, once }]);
  }

  remove(event: string, listener: Listener): void {
    this.#byEvent.set(
      event,
      (this.#byEvent.get(event) ?? []).filter((entry) => entry.listener !== listener),
    );
  }

  emit(event: string, ...args: unknown[]): void {
    for (const { listener, once } of this.#byEvent.get(event) ?? []) {
      if (once) this.remove(event, listener);
      (listener as (...args: unknown[]) => void)(...args);
    }
  }

  count(event: string): number {
    return this.#byEvent.get(event)?.length ?? 0;
  }
}

/** An event that a listener may stop. */
export interface Stoppable {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

export function stoppable(): Stoppable {
  let stopped = false;
  return {
    preventDefault: () => {
      stopped = true;
    },
    get defaultPrevented() {
      return stopped;
    },
  };
}

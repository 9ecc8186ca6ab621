/** What Electron's bridge between the preload and the page lets through: clones of plain data, functions as proxies,
 *  promises, blobs; of an error nothing but its message. https://www.electronjs.org/docs/latest/api/context-bridge */
export function acrossBridge(value: unknown): unknown {
  if (typeof value === 'function') return bridgedFunction(value as (...args: unknown[]) => unknown);
  if (value instanceof Promise) {
    return value.then(acrossBridge, (reason: unknown) => {
      throw acrossBridge(reason);
    });
  }
  if (value instanceof Error) return new Error(value.message);
  if (value instanceof Blob) return value;
  if (typeof value === 'symbol') throw new Error('The bridge does not take symbols');
  if (Array.isArray(value)) return value.map(acrossBridge);
  if (isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, acrossBridge(inner)]));
  return structuredClone(value);
}

function bridgedFunction(inner: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
  return (...args) => {
    try {
      return acrossBridge(inner(...args.map(acrossBridge)));
    } catch (error) {
      throw acrossBridge(error);
    }
  };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { EarshotState } from './state.ts';
import type { Store } from './store.ts';

const StoreContext = createContext<Store | null>(null);

export function StoreProvider({ store, children }: { readonly store: Store; readonly children: ReactNode }): ReactNode {
  return <StoreContext value={store}>{children}</StoreContext>;
}

export function useStore(): Store {
  const store = use(StoreContext);
  if (!store) throw new Error('no store above this component');
  return store;
}

/** A part of the state. `pick` must give the same part back while nothing changed: no new objects. */
export function useEarshot<T>(pick: (state: EarshotState) => T): T {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => pick(store.get()));
}

import type { Session } from '../../contract/session.ts';
import type { Settings } from '../../contract/settings.ts';
import { TOOL } from '../../contract/tool.ts';
import type { SessionStore } from '../../sessions/store.ts';

export type Beginning = Pick<Session, 'title' | 'from'> &
  Partial<Pick<Session, 'interface' | 'consent' | 'state'>> & { readonly settings: Settings };

/** Makes a session on disk: its folder, what is known of it, and the own values it is to be searched for. */
export async function newSession(store: SessionStore, { settings, ...begun }: Beginning): Promise<Session> {
  const { mine, ...kept } = settings;
  const madeAt = now();
  const id = await store.create(madeAt);
  const blank = {
    interface: null,
    filter: null,
    consent: null,
    packets: 0,
    droppedPackets: 0,
    seconds: 0,
    state: 'left',
  } as const;
  const session: Session = { ...blank, ...begun, id, madeAt, settings: kept, tool: TOOL };
  try {
    await store.saveMine(id, mine);
    await store.saveSession(session);
  } catch (cause) {
    await store.remove(id);
    throw cause;
  }
  return session;
}

/** RFC 3339, UTC. */
export function now(): string {
  return new Date().toISOString();
}

import type { SessionRow } from '../../contract/session.ts';
import type { SessionStore } from '../../sessions/store.ts';
import { sessionRow, type Told, toldOf } from './tell-rows.ts';

/** The rows of "Recent sessions". What a row takes from an assessment is kept in memory: assessments are large, and the
 *  list is asked for often. */
export class SessionList {
  readonly #store: SessionStore;
  readonly #told = new Map<string, { readonly stamp: string; readonly told: Told }>();

  constructor(store: SessionStore) {
    this.#store = store;
  }

  async rows(): Promise<SessionRow[]> {
    const sessions = await this.#store.list();
    const known = new Set(sessions.map(({ id }) => id));
    for (const id of this.#told.keys()) if (!known.has(id)) this.#told.delete(id);
    const rows: SessionRow[] = [];
    for (const session of sessions) rows.push(sessionRow(session, await this.#of(session.id)));
    return rows;
  }

  async #of(id: string): Promise<Told | null> {
    const stamp = await this.#store.assessmentStamp(id);
    if (stamp === null) return null;
    const kept = this.#told.get(id);
    if (kept?.stamp === stamp) return kept.told;
    const assessment = await this.#store.assessment(id).catch(() => null);
    if (!assessment) return null;
    const told = toldOf(assessment);
    this.#told.set(id, { stamp, told });
    return told;
  }
}

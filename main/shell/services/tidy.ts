import type { SessionStore } from '../../sessions/store.ts';
import type { GivenFiles } from './given-files.ts';

/** What changed within this time is left alone: a second Earshot may be at work on the same folder. */
const YOUNG_MS = 60 * 60 * 1000;

/** Puts right what an earlier run that was killed left. A recording is kept and can be opened: all but its last second is
 *  on disk. What is half-written goes, and a session that holds nothing yet of a file that the person still has. */
export async function tidy(store: SessionStore, given: GivenFiles): Promise<void> {
  const before = Date.now() - YOUNG_MS;
  await given.removeOld(before);
  for (const session of await store.list()) {
    const isYoung = (await store.lastChange(session.id)) >= before;
    if (session.state === 'recording') await store.saveSession({ ...session, state: 'left' });
    if (session.state === 'analysed' || isYoung) continue;
    await store.removeParts(session.id);
    const empty = (await store.capture(session.id)) === null && (await store.assessmentStamp(session.id)) === null;
    if (empty && session.from !== 'capture') await store.remove(session.id);
  }
}

import { decoysOf } from './decoys.ts';
import { either } from './facts.ts';
import { type Piece, text } from './piece.ts';
import type { Session } from './session.ts';

/** `App/1.2.3 (SM-A536B; Android 13; Build)`. The model is shared by many people; it helps to tell a person from the
 *  next, and no more: counted neither way. */
export function userAgent(session: Session, app: string): Piece {
  const d = decoysOf(session);
  return text`${app}/${d.version()} (${model(session)}; Android 13; ${d.build()})`;
}

function model(session: Session): Piece {
  return either('device-name', session.device.model, 'a model, not one device', { of: 'device' });
}

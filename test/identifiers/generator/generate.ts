import { playAround } from './around.ts';
import { finish, type Label, type Told } from './capture.ts';
import { createSession, type Design, type Own, type Variant } from './session.ts';
import { reshape } from './wire.ts';

export interface Generated extends Told {
  /** Own values the user would type in, each as a person writes it. */
  readonly mine: readonly Own[];
}

const FIRST: Variant = { account: 'a', device: 'a' };

const KINDS: Readonly<Record<string, Own['kind']>> = {
  account: 'account',
  'person-name': 'name',
  phone: 'phone',
  email: 'email',
  room: 'room',
  message: 'message',
  credential: 'credential',
};

/** The same design, seed and variant give the same octets. What belongs to the account changes with `account`, what
 *  belongs to the device with `device`; the app's constants stay. */
export function generate(design: Design, seed: number, variant: Variant = FIRST): Generated {
  const session = createSession(design, seed, variant);
  playAround(session, () => design.play(session));
  if (design.wire !== undefined) reshape(session.net, design.wire);
  const told = finish(session.net, design.wire?.snap);
  return { ...told, mine: withWhatIsNeeded(session.mine, told.labels) };
}

/** A value that only its owner can point out is among the owner's values; a phone number once, however it is written. */
function withWhatIsNeeded(mine: readonly Own[], labels: readonly Label[]): Own[] {
  const all = new Map(mine.map((own) => [plain(own.value), own]));
  for (const { needs, type, value } of labels) {
    if (needs !== 'mine' || all.has(plain(value))) continue;
    all.set(plain(value), { kind: KINDS[type] ?? 'device', value });
  }
  return [...all.values()];
}

export function plain(value: string): string {
  return value.replace(/^\+/, '');
}

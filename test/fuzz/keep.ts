import { createHash } from 'node:crypto';
import { SeededRandom } from '../sample/random.ts';
import type { Bytes } from './capture-records.ts';
import { withMadeUpAddresses } from './made-up-addresses.ts';
import { fileOf, framesOf, type Frame } from './frames.ts';
import { replaced } from './made-up.ts';
import { fewest, Tries } from './minimise.ts';

/** A failing input as it is kept: made up, or nothing of it. */
export interface Kept {
  readonly fault: string;
  readonly bytes: Bytes;
  readonly name: string;
}

type Ask = (bytes: Bytes) => Promise<string | null>;

/** Makes a failing input small, and puts made-up octets into it.
 *  @returns null: it fails only with what a real person sent */
export async function keepable(bytes: Bytes, fault: string, ask: Ask): Promise<Kept | null> {
  const fails = async (tried: Bytes): Promise<boolean> => (await ask(tried)) === fault;
  const small = await smallest(bytes, fails);
  const random = new SeededRandom(small.length);
  const safe = (await asFrames(small, fails, random)) ?? (await replaced(small, () => true, random, fails));
  if (safe === null) return null;
  return { fault, bytes: safe, name: createHash('sha256').update(safe).digest('hex').slice(0, 16) };
}

/** Fewer frames, where the failure does not lie in the file's own form; then fewer octets. */
async function smallest(bytes: Bytes, fails: (bytes: Bytes) => Promise<boolean>): Promise<Bytes> {
  const tries = new Tries();
  const frames = framesOf(bytes);
  if (!(await fails(fileOf(frames))))
    return Uint8Array.from(await fewest([...bytes], (part) => fails(Uint8Array.from(part)), tries));
  const few = [...(await fewest(frames, (part) => fails(fileOf(part)), tries))];
  for (const [at, frame] of few.entries()) {
    const cutTo = (octets: readonly number[]): Frame[] => few.with(at, { ...frame, bytes: Uint8Array.from(octets) });
    const octets = await fewest([...frame.bytes], (part) => fails(fileOf(cutTo(part))), tries);
    few[at] = { ...frame, bytes: Uint8Array.from(octets) };
  }
  return fileOf(few);
}

/** Frame by frame, times and addresses made up as well. Null: that does not keep the failure. */
async function asFrames(
  bytes: Bytes,
  fails: (bytes: Bytes) => Promise<boolean>,
  random: SeededRandom,
): Promise<Bytes | null> {
  const first = framesOf(bytes);
  if (!(await fails(fileOf(first)))) return null;
  const begin = first[0]?.seconds ?? 0;
  let frames: Frame[] = first.map((frame) => ({ ...frame, seconds: 1_700_000_000 + frame.seconds - begin }));
  if (!(await fails(fileOf(frames)))) return null;
  const hidden = withMadeUpAddresses(frames);
  if (await fails(fileOf(hidden.frames))) frames = hidden.frames;
  else return null;
  for (const [at, frame] of frames.entries()) {
    const isMadeUp = hidden.places[at];
    const other = await replaced(
      frame.bytes,
      (octet) => isMadeUp?.[octet] !== 1,
      random,
      (tried) => fails(fileOf(frames.with(at, { ...frame, bytes: tried }))),
    );
    if (other === null) return null;
    frames = frames.with(at, { ...frame, bytes: other });
  }
  return fileOf(frames);
}

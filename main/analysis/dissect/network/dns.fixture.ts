/** Writes DNS messages of our own making, RFC 1035 section 4.1. */
export type Rr = readonly [name: readonly number[], type: number, data: readonly number[]];

export const u16 = (value: number): number[] => [value >> 8, value & 0xff];

/** Labels and the root, without compression. */
export function name(text: string): number[] {
  if (text === '') return [0];
  return [...text.split('.').flatMap((label) => [Buffer.from(label).length, ...Buffer.from(label)]), 0];
}

/** A pointer to an offset in the message. */
export const pointer = (offset: number): number[] => u16(0xc000 | offset);

export function message(
  flags: number,
  questions: readonly (readonly [name: readonly number[], type: number])[],
  answers: readonly Rr[],
): Uint8Array {
  const asked = questions.flatMap(([owner, type]) => [...owner, ...u16(type), ...u16(1)]);
  const told = answers.flatMap(([owner, type, data]) => [
    ...owner,
    ...u16(type),
    ...u16(1),
    0,
    0,
    0,
    60,
    ...u16(data.length),
    ...data,
  ]);
  return Uint8Array.from([
    ...u16(0x1234),
    ...u16(flags),
    ...u16(questions.length),
    ...u16(answers.length),
    0,
    0,
    0,
    0,
    ...asked,
    ...told,
  ]);
}

/** `www.example.org` is an alias of `host.example.net`, which has one address of each family.
 *  tshark 4.0.17: Standard query response 0x1234 A www.example.org CNAME host.example.net A 192.0.2.7 AAAA 2001:db8::7 */
export const ALIASED_ANSWER = message(
  0x8180,
  [[name('www.example.org'), 1]],
  [
    [pointer(12), 5, name('host.example.net')],
    [pointer(45), 1, [192, 0, 2, 7]],
    [pointer(45), 28, [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7]],
  ],
);

export const QUERY = message(0x0100, [[name('chat.example.org'), 1]], []);

/** A device that announces itself: a service pointer, its host, its text. */
export const ANNOUNCEMENT = message(
  0x8400,
  [],
  [
    [name('_airplay._tcp.local'), 12, [6, ...Buffer.from('Ana TV'), ...pointer(12)]],
    [[6, ...Buffer.from('Ana TV'), ...pointer(12)], 33, [...u16(0), ...u16(0), ...u16(7000), ...name('anas-tv.local')]],
    [[6, ...Buffer.from('Ana TV'), ...pointer(12)], 16, [9, ...Buffer.from('model=TV9'), 4, ...Buffer.from('flag')]],
  ],
);

/** RTMP of our own making, after Adobe's specification. tshark 4.0.17: "connect('live')|publish('rana-secret-key')|Audio Data". */
const u16 = (value: number): number[] => [value >> 8, value & 255];
const text = (value: string): number[] => [...u16(value.length), ...Buffer.from(value)];
const string = (value: string): number[] => [2, ...text(value)];
const number = (): number[] => [0, ...Array<number>(8).fill(0)];
const message = (type: number, body: readonly number[]): number[] => {
  const chunks: number[] = [3, 0, 0, 0, 0, ...u16(body.length), type, 0, 0, 0, 0];
  for (let at = 0; at < body.length; at += 128) chunks.push(...(at > 0 ? [0xc3] : []), ...body.slice(at, at + 128));
  return chunks;
};

const GREETING = [3, ...Array<number>(1536).fill(0), ...Array<number>(1536).fill(1)];
const CONNECT = message(20, [
  ...string('connect'),
  ...number(),
  3,
  ...text('app'),
  ...string('live'),
  ...text('tcUrl'),
  ...string(`rtmp://live.example.com/${'a'.repeat(120)}`),
  ...text('fpad'),
  ...Buffer.from('\x01\0\0\0\x09'),
]);
const PUBLISH = message(20, [...string('publish'), ...number(), 5, ...string('rana-secret-key'), ...string('live')]);
const SOUND = message(8, [0xaf, 0, 0x12, 0x10]);

export const RTMP_CLIENT = Uint8Array.from([...GREETING, ...CONNECT, ...PUBLISH, ...SOUND]);

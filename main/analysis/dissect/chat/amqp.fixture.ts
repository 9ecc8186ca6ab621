/** AMQP 0-9-1 frames by sections 1.8 and 2.3 of the standard. tshark 4.0.17 reads them out of `text2pcap -T 50000,5672` as
 *  Connection.Start-Ok, Basic.Publish, Content-Header and Content-Body with the same strings; it does not know the
 *  greeting's version, which section 4.2.2 gives. */

function short(text: string): number[] {
  return [text.length, ...Buffer.from(text, 'latin1')];
}
function u32(value: number): number[] {
  return [0, 0, value >> 8, value & 0xff];
}
function long(text: string): number[] {
  return [...u32(text.length), ...Buffer.from(text, 'latin1')];
}
function table(...entries: readonly number[]): number[] {
  return [...u32(entries.length), ...entries];
}
export function frame(type: number, ...payload: readonly number[]): Uint8Array {
  return Uint8Array.from([type, 0, 1, ...u32(payload.length), ...payload, 0xce]);
}

export const GREETING = Uint8Array.from(Buffer.from('AMQP\0\0\x09\x01', 'latin1'));
const PRODUCT = [...short('product'), 0x53, ...long('Parlour')];
const CAPABILITIES = [...short('capabilities'), 0x46, ...table(...short('confirms'), 0x74, 1)];
const USER = [...short('user_id'), 0x53, ...long('4711')];
const CLIENT = table(...PRODUCT, ...CAPABILITIES, ...USER);
export const START_OK = frame(
  1,
  0,
  10,
  0,
  11,
  ...CLIENT,
  ...short('PLAIN'),
  ...long('\0rana\0s3cret'),
  ...short('en_US'),
);
export const PUBLISH = frame(1, 0, 60, 0, 40, 0, 0, ...short('chat'), ...short('room.lounge'), 0);
export const CONTENT = frame(
  2,
  0,
  60,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  13,
  0x90,
  0x10,
  ...short('application/json'),
  2,
  ...short('rana'),
);
export const BODY = frame(3, ...Buffer.from('{"text":"hi"}'));

/** MQTT packets, from the tables of MQTT 3.1.1 and 5.0 (OASIS). tshark 4.0.17 reads them out of `text2pcap -T 50000,1883`
 *  as Connect Command, Subscribe Request and Publish Message with the same strings, none malformed. */

function text(value: string): number[] {
  const octets = [...Buffer.from(value, 'utf8')];
  return [octets.length >> 8, octets.length & 0xff, ...octets];
}

export function packet(first: number, ...body: readonly number[]): Uint8Array {
  const length: number[] = [];
  let left = body.length;
  do {
    length.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
    left >>= 7;
  } while (left > 0);
  return Uint8Array.from([first, ...length, ...body]);
}

/** User name, password, will, clean session. */
export const CONNECT = packet(
  0x10,
  ...text('MQTT'),
  4,
  0xc6,
  0,
  60,
  ...text('phone-7f3a'),
  ...text('users/rana/state'),
  ...text('gone'),
  ...text('rana'),
  ...text('s3cret'),
);
/** MQTT 5, a session that is kept, two user properties. */
const PROPERTIES = [
  0x11,
  0,
  0,
  0,
  60,
  0x26,
  ...text('user_id'),
  ...text('4711'),
  0x26,
  ...text('app'),
  ...text('parlour'),
];
export const CONNECT_5 = packet(
  0x10,
  ...text('MQTT'),
  5,
  0x80,
  0,
  60,
  PROPERTIES.length,
  ...PROPERTIES,
  ...text('phone-7f3a'),
  ...text('rana'),
);
export const SUBSCRIBE = packet(0x82, 0, 1, ...text('chat/rana/#'), 1, ...text('news'), 0);
export const PUBLISH = packet(0x32, ...text('chat/omar/inbox'), 0, 2, ...Buffer.from('{"text":"hi"}'));
const WITH_TYPE = [0x03, ...text('text/plain')];
export const PUBLISH_5 = packet(0x30, ...text('t'), WITH_TYPE.length, ...WITH_TYPE, ...Buffer.from('hi'));

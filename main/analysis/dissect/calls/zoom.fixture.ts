import { RTP_EXTENDED, SSRC } from './rtp.fixture.ts';

/** Packets of our own making, to the layout in docs/protocols/zoom.md. */
const SERVER = [5, 0, 9, 0, 0x4f, 0x83, 0x79, 4];
const ssrc = [SSRC >>> 24, (SSRC >> 16) & 255, (SSRC >> 8) & 255, SSRC & 255];
const octets = (length: number, value: number): number[] => Array<number>(length).fill(value);

const SENDER_REPORT = [0x80, 200, 0, 6];
const DESCRIPTION = [0x81, 202, 0, 4];

export const ZOOM_OPEN = Uint8Array.from([1, 0, 3, ...octets(100, 0xc8)]);
export const ZOOM_SOUND = Uint8Array.from([...SERVER, 15, ...octets(18, 1), ...RTP_EXTENDED]);
export const ZOOM_PICTURE = Uint8Array.from([...SERVER, 16, ...octets(19, 1), 2, 1, 2, 3, ...RTP_EXTENDED]);
export const ZOOM_OLD_SOUND = Uint8Array.from([5, 15, ...octets(18, 1), ...RTP_EXTENDED]);
export const ZOOM_REPORT = Uint8Array.from([
  ...SERVER,
  34,
  ...octets(15, 1),
  ...SENDER_REPORT,
  ...ssrc,
  ...octets(20, 9),
  ...DESCRIPTION,
  ...ssrc,
  1,
  7,
  ...Buffer.from('rana@pc\0\0\0'),
]);
export const ZOOM_CONTROL = Uint8Array.from([...SERVER, 13, ...octets(20, 1), ...Buffer.from('data_bind_flag')]);

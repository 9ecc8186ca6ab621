import { octets } from '../recording-sink.fixture.ts';

/** Made by the layout of docs/protocols/whatsapp.md, with invented keys. tshark 4.0.17 does not know the protocol. */
const frame = (body: string): string => `\0${String.fromCharCode(body.length >> 8, body.length & 0xff)}${body}`;

export const ROUTING = '\x08\x02\x08\x05edge-7';
export const ROUTED = `ED\0\x01\0\0\x0a${ROUTING}`;
export const HELLO = `WA\x06\x03${frame(`\x12\x22\x0a\x20${'\x4d\xc8'.repeat(16)}`)}`;
export const ANSWER = octets(frame(`\x1a\x30${'\x93\x0e'.repeat(24)}`));
export const NOISE_START = octets(ROUTED + HELLO);

import { octets } from '../recording-sink.fixture.ts';

/** Made by the layout of docs/protocols/loco.md; the sealed octets are invented. tshark 4.0.17 does not know the protocol. */
export const LOCO_HANDSHAKE = `\0\x01\0\0\x0c\0\0\0\x02\0\0\0${'\x5e\x91\xc4\x07'.repeat(64)}`;
export const LOCO_FRAME = '\x08\0\0\0\xe1\x5d\x02\xff\x88\x0f\xee\xd6';
export const LOCO_LOGIN = octets(LOCO_HANDSHAKE + LOCO_FRAME);

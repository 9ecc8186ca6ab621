import { octets } from '../recording-sink.fixture.ts';

/** The beginning of a login as two public captures of 2015 show it (nDPI's whatsapp_login_call.pcap and
 *  whatsapp_login_chat.pcap), with an invented device, number and proof. tshark 4.0.17 calls the first frame XMPP and reads
 *  nothing of it. +49 30 23125 xxx is a range that the German regulator keeps for films. */
const frame = (node: string): string => `\x00\x00${String.fromCharCode(node.length)}${node}`;
const raw = (text: string): string => `\xfc${String.fromCharCode(text.length)}${text}`;

export const RESOURCE = 'Lighthouse-1.0-5222';
export const NUMBER = '493023125123';
const PROOF = '\x68\x30\x4d\x87'.repeat(20);

export const WHATSAPP_STREAM = frame(`\xf8\x05\x01\xa5\x91\x89${raw(RESOURCE)}`);
export const WHATSAPP_FEATURES = frame(`\xf8\x02\x9c\xf8\x01\xf8\x01${raw('privacy')}`);
export const WHATSAPP_AUTH = frame(`\xf8\x06\x0c\x56\xbf\xb5${raw(NUMBER)}${raw(PROOF)}`);
/** The server's first frame: not encrypted; then one that is. */
export const WHATSAPP_ANSWER = `${frame('\xf8\x03\x01\x3a\x91')}\x80\x00\x06sealed`;
export const WHATSAPP_LOGIN = octets(`WA\x01\x05${WHATSAPP_STREAM}${WHATSAPP_FEATURES}${WHATSAPP_AUTH}`);

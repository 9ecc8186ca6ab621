import { octets } from '../recording-sink.fixture.ts';

/** Made by the layout of docs/protocols/oicq.md. tshark 4.0.17 (`text2pcap -u 50000,8000`) reads it as OICQ, command 1 and
 *  2, sequence 23, number 1234567890. */
const NUMBER_OCTETS = '\x49\x96\x02\xd2';
const SEALED = '\0\0\0\0\0\0\0\0\x9c\x21\x83\xf0\x5d\xe7\x11\x6a';

export const OICQ_NUMBER = '1234567890';
export const OICQ_REQUEST = octets(`\x02\x3b\x0b\0\x01\0\x17${NUMBER_OCTETS}${SEALED}\x03`);
export const OICQ_ANSWER = octets(`\x02\x3b\x0b\0\x02\0\x17${NUMBER_OCTETS}${SEALED}\x03`);

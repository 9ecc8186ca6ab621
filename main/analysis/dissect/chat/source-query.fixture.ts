import { octets } from '../recording-sink.fixture.ts';

/** By Valve's "Server queries". tshark 4.0.17 (`text2pcap -u 50000,27015`) calls them "Data". */
const HEAD = '\xff\xff\xff\xff';
export const ASK_INFO = octets(`${HEAD}TSource Engine Query\0`);
export const CHALLENGE = octets(`${HEAD}A\x0b\x3c\x91\x55`);
export const ASK_PLAYERS = octets(`${HEAD}U\x0b\x3c\x91\x55`);
export const INFO = octets(`${HEAD}I\x11Rana's place\0de_dust\0csgo\0Strike\0\xda\x02\x05`);
const player = (place: number, name: string): string => `${String.fromCharCode(place)}${name}\0\x07\0\0\0\0\0\x20\x42`;
export const PLAYERS = octets(`${HEAD}D\x02${player(0, 'rana')}${player(1, 'omar2')}`);

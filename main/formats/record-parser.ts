import type { Packet } from './packet.ts';

/** One container format, apart from how its bytes arrive. */
export interface RecordParser {
  /** Octets of the record at hand that must be there before `read` can go on. Exact: never past the record's end. */
  need: number;
  /** Reads the record that begins at `at`. Returns the octets it took; 0 where `need` octets are not there yet; -1 where
   *  nothing more can be read (the facts then say why). */
  read(bytes: Uint8Array, at: number, end: number, onPacket: (packet: Packet) => void): number;
}

/** Longest record or block taken in. libpcap's and Wireshark's own limit for one packet is far below (262,144 octets,
 *  128 MiB for odd link types); past 64 MiB a length is a broken file, and holding it would not be bounded. */
export const MAX_RECORD = 64 * 1024 * 1024;

/** RFC 3339 has four digits for the year: a later moment is a broken time stamp and is read as none. */
export const LAST_SECOND = 253_402_300_799;

export function emptyPacket(): Packet {
  return {
    frame: 0,
    bytes: new Uint8Array(0),
    at: 0,
    length: 0,
    wireLength: 0,
    time: null,
    linkType: 0,
    process: null,
    own: false,
    inventedHeaders: false,
  };
}

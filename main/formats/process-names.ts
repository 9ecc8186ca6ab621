import { decodeText, sequenceLength } from '../analysis/bytes/text.ts';
import { u16be, u16le, u32be, u32le } from '../analysis/bytes/plain.ts';
import { eachOption } from './pcapng-options.ts';

/** Names kept of one section: a machine runs some hundred programs, each named once. */
const MAX_PROCESSES = 65536;
/** Octets of a name. Apple's tap gives 20 at most, PCAPdroid writes the length into one octet. */
const MAX_NAME_OCTETS = 255;

/** Block 0x80000001 of Apple's tcpdump: a process number, then options (libpcap, pcap/pcap-ng.h, APSL: PCAPNG_PIB_NAME;
 *  the path, option 3, may hold a person's name and is not read). */
const DARWIN_FIXED_PART = 4;
const DARWIN_NAME = 2;

/** The tables by which packets of a section name the program that caused them. */
export class ProcessNames {
  #darwin: (string | null)[] = [];
  #android = new Map<number, string>();

  newSection(): void {
    if (this.#darwin.length > 0) this.#darwin = [];
    if (this.#android.size > 0) this.#android = new Map();
  }

  /** Apple's process block; packets point to it by its number in the section, from 0. False: too many. */
  addDarwin(bytes: Uint8Array, at: number, end: number, little: boolean): boolean {
    if (this.#darwin.length >= MAX_PROCESSES) return false;
    let name: string | null = null;
    eachOption(bytes, at + DARWIN_FIXED_PART, end, little, (code, value, length) => {
      if (code === DARWIN_NAME) name ??= nameIn(bytes, value, length);
    });
    this.#darwin.push(name);
    return true;
  }

  darwin(index: number): string | null {
    return this.#darwin[index] ?? null;
  }

  /** Android's user number of an app: each installed app has its own. False: too many. */
  addAndroid(uid: number, name: string): boolean {
    if (this.#android.has(uid)) return true; // the first one stands, as in PCAPdroid
    if (this.#android.size >= MAX_PROCESSES) return false;
    this.#android.set(uid, name);
    return true;
  }

  android(uid: number): string | null {
    return this.#android.get(uid) ?? null;
  }
}

/** PCAPdroid, a custom block: IANA enterprise number, version, kind, then user number, two lengths and two names
 *  (wireshark/pcapdroid.lua and jni/core/pcap_dump.c of PCAPdroid). */
export const PCAPDROID_ENTERPRISE = 62652;
const UID_MAP_FIXED_PART = 14;
const UID_MAP = 1;
const BLOCK_VERSION = 1;

/** A custom block's body from `at`. Takes the package's name (`org.example.chat`), which is one app's alone; the label
 *  where there is none. False: too many. */
export function readUidMap(names: ProcessNames, bytes: Uint8Array, at: number, end: number, little: boolean): boolean {
  if (end - at < UID_MAP_FIXED_PART || bytes[at + 6] !== UID_MAP) return true;
  if ((little ? u16le : u16be)(bytes, at + 4) !== BLOCK_VERSION) return true;
  const uid = (little ? u32le : u32be)(bytes, at + 8);
  const packageAt = at + UID_MAP_FIXED_PART;
  const labelAt = packageAt + (bytes[at + 12] ?? 0);
  const labelEnd = labelAt + (bytes[at + 13] ?? 0);
  if (labelEnd > end) return true;
  const name = nameIn(bytes, packageAt, labelAt - packageAt) ?? nameIn(bytes, labelAt, labelEnd - labelAt);
  return name === null || names.addAndroid(uid, name);
}

/** Up to the first zero octet; null where nothing is left. A character that the room for the name cut is left out. */
export function nameIn(bytes: Uint8Array, at: number, octets: number): string | null {
  let length = 0;
  const most = Math.min(octets, MAX_NAME_OCTETS);
  while (length < most && bytes[at + length] !== 0) length++;
  const whole = length - cutCharacter(bytes, at, length);
  return whole <= 0 ? null : decodeText(bytes, at, whole);
}

/** Octets at the end that only begin a character of UTF-8. */
function cutCharacter(bytes: Uint8Array, at: number, length: number): number {
  for (let back = 1; back <= Math.min(3, length); back++) {
    const octet = bytes[at + length - back] ?? 0;
    if (octet < 0x80) return 0;
    if (octet >= 0xc0) return sequenceLength(bytes, at + length - back, at + length) === 0 ? back : 0;
  }
  return 0;
}

/** What differs between the versions of QUIC that are read. A version that is none of these is not claimed. */
export interface QuicVersion {
  /** Salt of the Initial secret; null: the packets of this version are recognised, not opened. */
  readonly salt: Uint8Array | null;
  /** What key labels begin with. */
  readonly labels: 'quic' | 'quicv2';
  /** Long packet types by their two bits, RFC 9000 section 17.2, RFC 9369 section 3.2. */
  readonly types: readonly PacketType[];
  /** Frames as Google's QUIC wrote them before the standard. */
  readonly hasGoogleFrames: boolean;
  /** Google's handshake, tags and values, in place of TLS. */
  readonly hasTags: boolean;
}

export type PacketType = 'initial' | 'zero-rtt' | 'handshake' | 'retry';

const V1_TYPES: readonly PacketType[] = ['initial', 'zero-rtt', 'handshake', 'retry'];
const V2_TYPES: readonly PacketType[] = ['retry', 'initial', 'zero-rtt', 'handshake'];

const ietf = (salt: string): QuicVersion => ({
  salt: fromHex(salt),
  labels: 'quic',
  types: V1_TYPES,
  hasGoogleFrames: false,
  hasTags: false,
});

/** draft-ietf-quic-tls-22 section 5.2. */
const DRAFT_22 = ietf('7fbcdb0e7c66bbe9193a96cd21519ebd7a02644a');
/** draft-ietf-quic-tls-23 to -28. */
const DRAFT_23 = ietf('c3eef712c72ebb5a11a7d2432bb46365bef9f502');
/** draft-ietf-quic-tls-29 to -32. */
const DRAFT_29 = ietf('afbfec289993d24c9e9786f19c6111e04390a899');
/** RFC 9001 section 5.2; drafts 33 and 34, too. */
const V1 = ietf('38762cf7f55934b34d179ae6a4c80cadccbb7f0a');
/** RFC 9369 section 3.3.1. */
const V2: QuicVersion = {
  salt: fromHex('0dede3def700a6db819381be6e269dcbf9bd2ed9'),
  labels: 'quicv2',
  types: V2_TYPES,
  hasGoogleFrames: false,
  hasTags: false,
};
/** draft-ietf-quic-v2-00 and -01, with a number and a salt of their own. */
const V2_DRAFT: QuicVersion = { ...V2, salt: fromHex('a707c203a59b47184a1d62ca570406ea7ae3e5d3') };
/** Facebook's mvfst (quic/QuicConstants.h of facebook/mvfst, and Wireshark's packet-quic.c for the salts). */
const MVFST = DRAFT_23;
/** The last of Google's own: long headers as in the drafts, salts in QUICHE's crypto_utils.cc; frames read off
 *  quic_q50.pcap and quic_t51.pcap. */
const google = (salt: string, hasTags: boolean): QuicVersion => ({ ...ietf(salt), hasGoogleFrames: true, hasTags });
const Q050 = google('504574efd066fe2f9d945cfcdbd3a7f0d3b56b45', true);
const T050 = google('7ff579e5acd072915580304c43a2367c60488310', false);
const T051 = google('7a4edef4e7ccee5fa4506c19124fc8ccda6e033d', false);
/** RFC 9000 section 15: asks for version negotiation. No server opens these, and no rule says how they are sealed; tried with
 *  the last draft's salt, as Wireshark does. */
const GREASED = DRAFT_29;

const KNOWN: ReadonlyMap<number, QuicVersion> = new Map([
  [0x00000001, V1],
  [0x6b3343cf, V2],
  [0x709a50c4, V2_DRAFT],
  [0xfaceb001, DRAFT_22],
  [0xfaceb002, MVFST],
  [0xfaceb003, V1], // mvfst's second number for version 1
  [0xfaceb004, V1],
  [0xfaceb00d, MVFST],
  [0xfaceb00e, MVFST],
  [0xfaceb00f, MVFST],
  [0xfaceb010, MVFST],
  [0xfaceb011, MVFST],
  [0xfaceb012, MVFST],
  [0xfaceb013, MVFST],
  [0xfaceb014, MVFST],
  [0xfaceb015, MVFST],
  [0x51303530, Q050],
  [0x54303530, T050],
  [0x54303531, T051],
]);

/** Drafts with the long header that RFC 9000 has: lengths of both connection IDs in an octet each. */
const FIRST_DRAFT = 22;
const LAST_DRAFT = 34;

/** Null: no version that is known here. */
export function versionOf(number: number): QuicVersion | null {
  const known = KNOWN.get(number);
  if (known) return known;
  const draft = number - 0xff000000;
  if (draft >= FIRST_DRAFT && draft <= LAST_DRAFT)
    return draft < 23 ? DRAFT_22 : draft < 29 ? DRAFT_23 : draft < 33 ? DRAFT_29 : V1;
  return isReserved(number) ? GREASED : null;
}

function fromHex(digits: string): Uint8Array {
  const octets = new Uint8Array(digits.length / 2);
  for (let i = 0; i < octets.length; i++) octets[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return octets;
}

/** 0x?a?a?a?a, RFC 9000 section 15. */
export function isReserved(number: number): boolean {
  return (number & 0x0f0f0f0f) >>> 0 === 0x0a0a0a0a;
}

/** The numbers behind the four verdicts, each with its reason (design, section 5). */

/** Fewer packets than this are a sign-in page at best: a call or a chat sends more in its first seconds. */
export const ENOUGH_PACKETS = 100;
/** Shorter than this holds no second round of whatever an app repeats by the minute. */
export const ENOUGH_SECONDS = 60;
/** Above this share of lost packets or stream octets, absence says little. */
export const MOST_LOST_SHARE = 0.01;
/** Above this share of bytes of unknown form we have mostly not looked. */
export const MOST_UNKNOWN_SHARE = 0.5;
/** At most this many small packets, or no answer, is a probe and not a session. */
export const PROBE_PACKETS = 10;
/** A small packet: a speed test or a name look-up fits, a picture or a message with history does not. */
export const PROBE_PACKET_BYTES = 300;
/** Evidence rows kept per finding. */
export const MOST_EVIDENCE = 200;

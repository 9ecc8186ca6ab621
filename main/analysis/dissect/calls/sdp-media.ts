import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { MediaOffer } from '../../model/message.ts';
import { staticCodec } from './rtp-media.ts';

/** A description with many codecs and candidates has some 10 KB. */
const LONGEST = 64 * 1024;
/** Media of one description: a conference has dozens, each with its own end. */
const MOST_MEDIA = 64;
const MOST_FORMATS = 64;

const KINDS: ReadonlySet<string> = new Set(['audio', 'video', 'text']);
/** RFC 8866 section 5.14: RTP without encryption, with or without feedback (RFC 4585), over UDP or TCP. */
const PLAIN = /^(?:(?:TCP\/)?RTP\/AVPF?|RTP\/AVP\/(?:UDP|TCP))$/i;
const RTP = /^(?:\w+\/)*RTP\//i;
/** Keys are handed over, or agreed on, whatever the profile says: RFC 4568, RFC 8122, RFC 4567, RFC 6189 section 8.1; `k=` in
 *  RFC 4566. */
const KEYS = /^(?:a=(?:crypto|fingerprint|key-mgmt|zrtp-hash):|k=)/i;
/** Not what is said or shown: keys of a telephone (RFC 4733), the absence of sound (RFC 3389), repair. */
const NO_MEDIA: ReadonlySet<string> = new Set(['telephone-event', 'tone', 'cn', 'red', 'rtx', 'ulpfec', 'flexfec-03']);

interface Media {
  readonly port: number;
  readonly isPlain: boolean;
  readonly numbers: readonly number[];
  readonly codecs: Map<number, string>;
  ip: string | null;
  hasKeys: boolean;
}

/** Gives the sink what a whole description says: behind its cut end there may be keys.
 *  @param announced octets that it should have; null: not known */
export function emitOffers(
  sink: FieldSink,
  bytes: Uint8Array,
  at: number,
  end: number,
  announced: number | null,
): void {
  if (announced !== end - at) return;
  for (const offer of mediaOffers(bytes, at, end)) sink.message(offer);
}

/** The ends at which a session description (RFC 8866) says that RTP will be sent or awaited. */
export function mediaOffers(bytes: Uint8Array, at: number, end: number): MediaOffer[] {
  const all: Media[] = [];
  let ip: string | null = null;
  let hasKeys = false;
  for (const line of decodeLatin1(bytes, at, Math.min(end, at + LONGEST)).split('\n')) {
    const last = all.at(-1);
    if (line.startsWith('m=')) {
      if (all.length >= MOST_MEDIA) break;
      all.push(mediaOf(line));
    } else if (line.startsWith('c=')) {
      const address = /^c=IN IP[46] ([\da-f.:]{2,45})/i.exec(line)?.[1]?.toLowerCase() ?? null;
      if (last) last.ip = address;
      else ip = address;
    } else if (KEYS.test(line)) {
      if (last) last.hasKeys = true;
      else hasKeys = true;
    } else if (last) readMap(line, last);
  }
  return all.flatMap((one) => offerOf(one, ip, hasKeys) ?? []);
}

/** `m=audio 49170 RTP/AVP 0 96`. */
function mediaOf(line: string): Media {
  const [kind = '', port = '', profile = '', ...formats] = line.slice(2).trim().split(' ');
  const isMedia = KINDS.has(kind) && RTP.test(profile) && /^\d{1,5}$/.test(port);
  return {
    port: isMedia ? Number(port) : -1,
    isPlain: PLAIN.test(profile),
    numbers: formats
      .slice(0, MOST_FORMATS)
      .map(Number)
      .filter((one) => Number.isInteger(one) && one >= 0 && one < 128),
    codecs: new Map(),
    ip: null,
    hasKeys: false,
  };
}

/** `a=rtpmap:96 opus/48000/2`, section 6.6. */
function readMap(line: string, media: Media): void {
  const [, number, codec] = /^a=rtpmap:(\d{1,3}) ([\w.-]{1,32})\//i.exec(line) ?? [];
  if (number !== undefined && codec !== undefined && media.codecs.size < MOST_FORMATS)
    media.codecs.set(Number(number), codec.toLowerCase());
}

function offerOf(media: Media, session: string | null, hasKeys: boolean): MediaOffer | null {
  const ip = media.ip ?? session;
  if (media.port < 0 || ip === null) return null;
  const isPlain = media.isPlain && !media.hasKeys && !hasKeys;
  const formats = isPlain
    ? media.numbers.flatMap((payloadType) => {
        const codec = media.codecs.get(payloadType) ?? staticCodec(payloadType);
        return codec === null || NO_MEDIA.has(codec) ? [] : [{ payloadType, codec }];
      })
    : [];
  return { type: 'media-offer', ip, port: media.port, isPlain, formats };
}

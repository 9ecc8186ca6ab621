import { u32be } from '../bytes/plain.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';

/** `media.<codec>`: the octets have that codec's form, too. `offered-media.<codec>`: the call's own description, read in the
 *  clear, says that they go without encryption (RTP/AVP) to this port. `named-media.<codec>`: the packet's number alone says so, and an
 *  app may encrypt under any number. */
const MEDIA = /^rtp\.(?:offered-|(named-))?media\.[a-z\d.-]+$/;
/** RTMP's own message types say what is sound and what is picture, and that nothing encrypts them. */
const LIVE = /^rtmp\.media\.(sound|picture)$/;

/** Sound or pictures of a call that anyone on the path could play, RFC 3551. One finding a stream: the field begins with
 *  the number of its source. */
export const mediaExposed: Detector = {
  id: 'media-exposed',
  version: 1,
  needs: { protocols: new Set(['rtmp', 'rtp']) },
  inspect(field, context) {
    const live = LIVE.exec(field.path)?.[1];
    const found = MEDIA.exec(field.path);
    if (live === undefined && (!found || field.length < 4)) return NONE;
    const source = u32be(field.bytes, field.at).toString(16).padStart(8, '0');
    return [
      hitOf(field, context, {
        type: 'other',
        confidence: found?.[1] === undefined ? 'likely' : 'possible',
        reason: 'protocol-field',
        raw: live ?? `hex:${source}`,
        kind: 'media-exposed',
        // The place is enough: what was said in the call goes nowhere.
        part: { at: field.at, length: Math.min(4, field.length) },
      }),
    ];
  },
};

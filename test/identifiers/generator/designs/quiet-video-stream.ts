import { decoysOf } from '../decoys.ts';
import { decoy, either } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, joined, text } from '../piece.ts';
import type { Design } from '../session.ts';

const PACKET = 188; // ISO/IEC 13818-1: length of a transport packet

/** A public broadcaster's video by HTTP Live Streaming (RFC 8216): play lists and segments, the same for every
 *  viewer. */
export const quietVideoStream: Design = {
  name: 'quiet-video-stream',
  follows: 'RFC 8216, ISO/IEC 13818-1',
  exposes: false,
  play(s) {
    const d = decoysOf(s);
    const { app, random } = s;
    const host = 'live.flurfunk-tv.org';
    const flow = s.tcp(host, 80, 'http');
    const stream = decoy('stream', app.hex(24), { key: null, of: 'app' });
    const agent = {
      'User-Agent': 'stagefright/1.2 (Linux;Android 13)',
      'X-Playback-Session-Id': either('session-token', s.random.uuid(), 'one playing of a film, of nobody known'),
    };
    const type = 'application/vnd.apple.mpegurl';
    const variants = [360, 720, 1080].map((height) => {
      const rate = decoy('number', height * 3120, { key: 'BANDWIDTH', of: 'app' });
      const size = decoy('size', `${height * 2}x${height}`, { key: 'RESOLUTION', of: 'app' });
      return text`#EXT-X-STREAM-INF:BANDWIDTH=${rate},RESOLUTION=${size}\n${height}p/index.m3u8`;
    });
    exchange(
      flow,
      request('GET', text`/${stream}/master.m3u8`, host, agent),
      response('200 OK', { ETag: d.etag() }, { type, content: cat('#EXTM3U\n', joined(variants, '\n'), '\n') }),
    );
    const first = app.range(10000, 90000);
    const segments = [0, 1, 2].map(
      (i) => text`#EXTINF:4.0,\n${decoy('segment', `seg_${first + i}.ts`, { key: null, of: 'app' })}`,
    );
    exchange(
      flow,
      request('GET', text`/${stream}/720p/index.m3u8?_t=${d.millis()}`, host, agent),
      response(
        '200 OK',
        {},
        {
          type,
          content: cat(
            `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-MEDIA-SEQUENCE:${first}\n`,
            joined(segments, '\n'),
            '\n',
          ),
        },
      ),
    );
    for (let i = 0; i < 3; i += 1) {
      const content = cat(
        ...Array.from({ length: 40 }, (_, n) =>
          cat(Uint8Array.of(0x47, 1, 0, 0x10 | ((i * 40 + n) & 15)), random.bytes(PACKET - 4)),
        ),
      );
      exchange(
        flow,
        request(
          'GET',
          text`/${stream}/720p/${decoy('segment', `seg_${first + i}.ts`, { key: null, of: 'app' })}`,
          host,
          agent,
        ),
        response('200 OK', { ETag: d.etag() }, { type: 'video/mp2t', content }),
      );
    }
    flow.close();
  },
};

import { decoysOf } from '../decoys.ts';
import { decoy } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, encode } from '../piece.ts';
import type { Design } from '../session.ts';

/** A keyboard that encrypts by itself over plain HTTP (case "Keyboards", 2023 and 2024): what is typed cannot be read
 *  here, and it is not TLS. */
export const quietOwnEncryption: Design = {
  name: 'quiet-own-encryption',
  follows: 'cases: Keyboards',
  exposes: false,
  play(s) {
    const d = decoysOf(s);
    const { random } = s;
    const host = 'get.tastenfeld-ime.com';
    const flow = s.tcp(host, 80, 'http');
    for (let i = 0; i < 6; i += 1) {
      const sealed = random.bytes(random.range(12, 40) * 16);
      const content = cat(
        'k=',
        encode('percent', encode('base64', random.bytes(128))),
        '&s=',
        encode('percent', encode('base64', sealed)),
        '&v=',
        d.version(),
        '&e=',
        decoy('algorithm', '2', { key: 'e', of: 'app' }),
      );
      exchange(
        flow,
        request(
          'POST',
          '/q',
          host,
          { 'User-Agent': 'ime-core/8', 'X-Nonce': d.nonce(), 'X-Time': d.millis() },
          { type: 'application/x-www-form-urlencoded', content },
        ),
        response(
          '200 OK',
          { ETag: d.etag() },
          { type: 'application/octet-stream', content: random.bytes(random.range(10, 60) * 16) },
        ),
      );
    }
    flow.keepAlive();
    flow.close();
  },
};

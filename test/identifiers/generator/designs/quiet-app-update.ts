import { decoysOf } from '../decoys.ts';
import { httpDate } from '../around.ts';
import { json } from '../containers.ts';
import { decoy } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { text } from '../piece.ts';
import type { Design } from '../session.ts';

/** An app's update over plain HTTP, in ranges (RFC 9110 section 14): hashes, sizes, signatures, build numbers. */
export const quietAppUpdate: Design = {
  name: 'quiet-app-update',
  follows: 'RFC 9110 section 14',
  exposes: false,
  play(s) {
    const d = decoysOf(s);
    const { app, random } = s;
    const host = 'dl.regalbrett-store.com';
    const ofApp = { of: 'app' } as const;
    const flow = s.tcp(host, 80, 'http');
    const manifest = json({
      package: decoy('package', 'net.kantinenplan.app', ofApp),
      versionCode: decoy('version', app.digits(7), { ...ofApp, bare: true }),
      versionName: d.version(),
      size: decoy('size', app.digits(8), { ...ofApp, bare: true }),
      md5: decoy('file-hash', app.hex(32), ofApp),
      sha256: decoy('file-hash', app.hex(64), ofApp),
      signer: decoy('certificate-hash', app.hex(40).toUpperCase(), ofApp),
      minSdk: 24,
      rollout: decoy('number', '0.25', { bare: true }),
      released: d.iso(),
      channel: d.channel(),
    });
    exchange(
      flow,
      request('GET', text`/manifest.json?build=${d.build()}&ts=${d.millis()}`, host, { 'X-Request-Id': d.requestId() }),
      response('200 OK', { ETag: d.etag() }, { type: 'application/json', content: manifest }),
    );
    const file = d.cdnObject('apk');
    for (let i = 0; i < 5; i += 1) {
      const length = random.range(3000, 9000);
      exchange(
        flow,
        request('GET', text`/f/${file}`, host, {
          Range: `bytes=${i * 9000}-${i * 9000 + length - 1}`,
          'If-Range': d.etag(),
        }),
        response(
          '206 Partial Content',
          {
            'Content-Range': text`bytes ${i * 9000}-${i * 9000 + length - 1}/${decoy('size', 48211034, ofApp)}`,
            'Last-Modified': decoy('time', httpDate(s)),
          },
          { type: 'application/vnd.android.package-archive', content: random.bytes(length) },
        ),
      );
    }
    flow.close();
  },
};

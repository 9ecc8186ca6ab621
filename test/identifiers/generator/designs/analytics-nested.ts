import { userAgent } from '../agents.ts';
import { form, json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { through } from '../piece.ts';
import type { Design } from '../session.ts';

/** An analytics kit's post (cases "UC Browser" and "Xiaomi browsers"): JSON, gzipped, in base64, in a percent-encoded
 *  form field, sent to the kit's own host. */
export const analyticsNested: Design = {
  name: 'analytics-nested',
  follows: 'cases: UC Browser (Umeng-like), Xiaomi browsers (base64 body)',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device } = s;
    const host = 'ulogs.zaehlwerk-data.com';
    s.own('device', device.imei);
    const event = json({
      header: {
        appkey: d.appKey(),
        channel: d.channel(),
        package_name: decoy('package', 'net.flitzmail.android', { of: 'app' }),
        version_code: decoy('version', 1804, { bare: true, of: 'app' }),
        imei: label('device-id', device.imei),
        imsi: label('device-id', device.imsi, { also: ['account'] }),
        android_id: label('device-id', device.androidId),
        wifi_mac: label('device-id', device.mac),
        idmd5: label('device-id', device.imei, { as: ['md5', 'hex'], needs: 'mine', note: 'MD5 of the IMEI' }),
        sdk_version: decoy('version', '9.4.7', { of: 'app' }),
        carrier: decoy('carrier', 'o2 - de', { of: 'app' }),
      },
      events: [
        { type: 'launch', ts: d.millis(), seq: 1, dur: decoy('number', s.random.range(80, 900), { bare: true }) },
        { type: 'search', url: decoy('page', 'http://www.kantinenplan.org/today', { of: 'app' }), ts: d.millis() },
      ],
      user: { provider: 'phone', puid: label('account', account.uid), level: decoy('number', 3, { bare: true }) },
    });
    const body = form({
      content: through(event, 'gzip', 'base64'),
      sign: decoy('signature', s.random.hex(32)),
      v: '3',
      crc: decoy('checksum', s.random.digits(9)),
    });
    const flow = s.tcp(host, 80, 'http');
    exchange(
      flow,
      request(
        'POST',
        '/app_logs',
        host,
        { 'User-Agent': userAgent(s, 'FlitzMail') },
        {
          type: 'application/x-www-form-urlencoded',
          content: body,
        },
      ),
      response('200 OK', { Server: 'Tengine' }, { type: 'text/plain', content: 'ok' }),
    );
    flow.close();
  },
};

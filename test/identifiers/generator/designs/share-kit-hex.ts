import { userAgent } from '../agents.ts';
import { json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, text, through } from '../piece.ts';
import type { Design } from '../session.ts';

/** A sharing kit's start-up (case "Baidu Push SDK, MobTech ShareSDK", Unit 42): JSON in hexadecimal digits in a
 *  query, a base64url one in a header, and the answer with the kit's own device number, deflated. */
export const shareKitHex: Design = {
  name: 'share-kit-hex',
  follows: 'cases: Baidu Push SDK, MobTech ShareSDK',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { device } = s;
    const host = 'devs.teilkiste.cn.com';
    const duid = device.apns.slice(0, 40);
    s.own('device', device.serial);
    const facts = json({
      mac: label('device-id', device.mac),
      imei: label('device-id', device.imei),
      serialno: label('device-id', device.serial),
      adsid: label('advertising-id', device.gaid),
      oaid: label('advertising-id', device.oaid, { also: ['device-id'] }),
      model: decoy('model', 'rk3399-all', { of: 'app' }),
      factory: decoy('maker', 'rockchip', { of: 'app' }),
      screensize: d.size(),
      sysver: decoy('version', '12', { of: 'app' }),
    });
    const wifi = json({
      ssid: label('location', device.ssid, { also: ['device-name', 'other'], of: 'device' }),
      bssid: label('location', device.bssid, { also: ['device-id', 'other'], of: 'device' }),
      rssi: decoy('number', -s.random.range(40, 80), { bare: true }),
    });
    const target = cat(
      '/conf?',
      query({ m: through(facts, 'hex'), appkey: d.appKey(), ts: d.millis(), sv: d.version(), n: d.nonce() }),
    );
    const flow = s.tcp(host, 80, 'http');
    exchange(
      flow,
      request('GET', target, host, {
        'User-Agent': userAgent(s, 'Teilkiste'),
        'X-Env': through(wifi, 'base64url'),
        'X-Req': d.requestId(),
      }),
      response(
        '200 OK',
        {},
        {
          type: 'application/json',
          coding: 'deflate',
          content: json({
            status: 200,
            duid: label('device-id', duid),
            switches: { [`${s.app.pick(['a', 'b'])}_on`]: 1 },
          }),
        },
      ),
    );
    const again = text`/log?duid=${label('device-id', duid, { key: 'duid' })}&e=${d.flag()}&t=${d.seconds()}`;
    exchange(flow, request('GET', again, host, {}), response('204 No Content', {}));
    flow.close();
  },
};

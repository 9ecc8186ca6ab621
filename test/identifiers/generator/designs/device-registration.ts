import { json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { text } from '../piece.ts';
import type { Design } from '../session.ts';

/** Device registration in plain JSON (case "DeepSeek iOS", NowSecure 2025): organisation, device ID, system version,
 *  and a device name that holds its owner's name. Answered by a push token and an install ID. */
export const deviceRegistration: Design = {
  name: 'device-registration',
  follows: 'cases: DeepSeek iOS',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device } = s;
    const host = 'fp-it.quellwolke.com';
    s.own('device', device.idfv);
    const name = `${account.first}s iPhone`;
    const sent = json({
      organization: decoy('app-key', s.app.base62(20), { of: 'app' }),
      channel: d.channel(),
      device_id: label('device-id', device.idfv),
      device_name: label('device-name', name, { also: ['person-name'], of: 'account' }),
      install_id: label('device-id', device.uuid, { also: ['session-token'] }),
      os_version: decoy('version', '17.3.1', { of: 'app' }),
      model: either('device-name', 'iPhone13,2', 'a model, not one device', { of: 'app' }),
      language: d.locale(),
      resolution: d.size(),
      timezone: decoy('number', 8, { bare: true }),
      sdk: { name: 'quellwolke-ios', version: d.version(), sdk_flavor: 'china' },
      apns_token: label('push-token', device.apns),
      idfa: decoy('opted-out', '00000000-0000-0000-0000-000000000000', { of: 'app' }),
      boot_time: decoy('time', s.seconds() - s.random.range(3000, 900000), { bare: true }),
      disk: decoy('size', 127881084928, { bare: true, of: 'app' }),
      req_id: d.requestId(),
    });
    const flow = s.tcp(host, 80, 'http');
    const headers = {
      'User-Agent': text`Quellwolke/${d.version()} CFNetwork/1490.0.4 Darwin/23.2.0`,
      'X-Request-ID': d.requestId(),
    };
    exchange(
      flow,
      request('POST', '/v1/device_register', host, headers, { type: 'application/json', content: sent }),
      response(
        '200 OK',
        { Date: decoy('time', new Date(s.millis()).toUTCString()) },
        {
          type: 'application/json; charset=utf-8',
          content: json(
            {
              code: 0,
              msg: 'success',
              data: { device_id: label('device-id', device.idfv), ttl: decoy('number', 86400, { bare: true }) },
            },
            'json-escape',
            ' ',
          ),
        },
      ),
    );
    flow.close();
  },
};

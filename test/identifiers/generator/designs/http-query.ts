import { decoysOf } from '../decoys.ts';
import { query } from '../containers.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { text } from '../piece.ts';
import type { Design } from '../session.ts';

/** WeChat's newgetdns query over plain HTTP, port 8080 (case "WeChat newgetdns", Citizen Lab 2024): `uin` and
 *  `networkid` are the same in every request. Hosts and version are invented. */
export const httpQuery: Design = {
  name: 'http-query',
  follows: 'cases: WeChat newgetdns',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const host = 'dns.weidenpost.net';
    const uin = s.account.roomId;
    s.own('account', uin);
    const flow = s.tcp(host, 8080, 'http');
    for (let round = 0; round < 2; round += 1) {
      const asked = query({
        uin: label('account', uin),
        clientversion: decoy('version', 671094583, { of: 'app' }),
        scene: 0,
        net: 1,
        md5: decoy('list-hash', s.app.hex(32), { of: 'app' }),
        devicetype: decoy('system', 'android-34', { of: 'app' }),
        lan: decoy('locale', 'en'),
        sigver: 2,
        networkid: label('location', s.device.networkId, {
          also: ['other', 'device-id'],
          of: 'device',
          note: 'the Wi-Fi network',
        }),
        ts: d.millis(),
      });
      const target = text`/cgi-bin/micromsg-bin/newgetdns?${asked}`;
      exchange(
        flow,
        request('GET', target, `${host}:8080`, { 'User-Agent': 'WeidenPost Client', Accept: '*/*' }),
        response(
          '200 OK',
          { Server: 'nginx/1.18.0' },
          {
            type: 'text/xml',
            content: text`<dns><retcode>0</retcode><version>${d.version()}</version><ip>${decoy('server-address', s.resolve(host), { of: 'app' })}</ip></dns>`,
          },
        ),
      );
      flow.keepAlive();
    }
    flow.close();
  },
};

import { encrypted } from '../around.ts';
import { lookUp } from '../dns.ts';
import { decoy, label } from '../facts.ts';
import type { Design } from '../session.ts';

/** Names in the domain name system: a blog host with the user's own sub-domain, a device number as a label of an
 *  analytics host, beside labels that name nobody (content networks, RFC 1035). */
export const dnsUser: Design = {
  name: 'dns-user',
  follows: 'RFC 1035; identifiers: DNS rows',
  exposes: true,
  play(s) {
    const { account, device } = s;
    s.own('account', account.user);
    s.own('device', device.androidId);
    const ip = s.resolve('www.tagebuchwerk.com');
    lookUp(s.net, [label('account', account.user, { key: null, needs: 'mine' }), 'tagebuchwerk', 'com'], ip);
    const beacon = s.resolve('t.messpunkt-iot.net');
    for (let i = 0; i < 2; i += 1) {
      lookUp(
        s.net,
        [label('device-id', device.androidId, { key: null, needs: 'mine' }), 't', 'messpunkt-iot', 'net'],
        beacon,
      );
    }
    lookUp(
      s.net,
      [
        decoy('cdn-object', `d${s.app.from('0123456789abcdefghijklmnop', 13)}`, { key: null, of: 'app' }),
        'wolkenfront',
        'net',
      ],
      beacon,
    );
    lookUp(
      s.net,
      [decoy('cdn-object', `e${s.app.digits(4)}`, { key: null, of: 'app' }), 'dscb', 'kachelwand-edge', 'net'],
      beacon,
    );
    encrypted(s, 'www.tagebuchwerk.com', 3);
  },
};

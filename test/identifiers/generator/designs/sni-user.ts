import { lookUp } from '../dns.ts';
import { decoy, label } from '../facts.ts';
import { openTcp } from '../tcp.ts';
import { text } from '../piece.ts';
import type { Design } from '../session.ts';
import { playTls } from '../tls.ts';

/** The server name of a TLS ClientHello (RFC 6066 section 3) that holds the user's name, and one that holds the
 *  device's number; the look-ups for both went over an encrypted resolver, so that only TLS shows them. */
export const sniUser: Design = {
  name: 'sni-user',
  follows: 'RFC 8446, RFC 6066 section 3; identifiers: TLS SNI',
  exposes: true,
  play(s) {
    const { account, device, random } = s;
    s.own('account', account.user);
    s.own('device', device.networkId);
    const ip = s.resolve('dns.leisetreter-resolver.net');
    const resolver = openTcp(s.net, ip, 443, 'tls');
    playTls(resolver, random, 'dns.leisetreter-resolver.net', [
      [120, 468],
      [128, 468],
    ]);
    const own = openTcp(s.net, s.resolve('cloudgarten.io'), 443, 'tls');
    playTls(own, random, text`${label('account', account.user, { key: null, needs: 'mine' })}.cloudgarten.io`, [
      [700, 3000],
      [400, 900],
    ]);
    own.close();
    const device1 = openTcp(s.net, s.resolve('iot.eu-nord.dingwelt.net'), 8883, 'tls');
    playTls(
      device1,
      random,
      text`${label('device-id', device.networkId, { key: null, needs: 'mine' })}.iot.eu-nord.dingwelt.net`,
      [[300, 200]],
    );
    device1.close();
    const cdn = decoy('cdn-object', `r${random.range(1, 9)}---sn-${s.app.base62(8).toLowerCase()}`, { key: null });
    const media = openTcp(s.net, s.resolve('kachelwand-video.com'), 443, 'tls');
    playTls(media, random, text`${cdn}.kachelwand-video.com`, [[300, 9000]]);
    media.close();
    resolver.close();
    lookUp(s.net, ['kachelwand-video', 'com'], ip);
  },
};

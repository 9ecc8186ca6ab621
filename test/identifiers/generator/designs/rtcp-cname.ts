import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { openUdp } from '../network.ts';
import { text } from '../piece.ts';
import { playRtp, rtcp } from '../rtp.ts';
import type { Design } from '../session.ts';

/** A call whose RTCP tells the log-in name in the old form `user@host` (RFC 3550 section 6.5.1; RFC 7022 replaced it by
 *  random names), with NAME, EMAIL, PHONE and TOOL items (6.5.2 to 6.5.6). */
export const rtcpCname: Design = {
  name: 'rtcp-cname',
  follows: 'RFC 3550 section 6.5, RFC 7022',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, net } = s;
    const ip = s.resolve('conf.hallraum-audio.net');
    s.own('account', account.user);
    const ssrc = s.random.u32();
    const media = openUdp(net, ip, 24000, { protocol: 'rtp' });
    const control = openUdp(net, ip, 24001, { protocol: 'rtcp' });
    const cname = text`${label('account', account.user, { key: null })}@${either('other', net.device.ip, 'the own address, inside the message', { key: null })}`;
    const items = [
      { type: 1, value: cname },
      { type: 2, value: label('person-name', account.full, { key: null }) },
      { type: 3, value: label('email', account.email, { key: null }) },
      { type: 4, value: label('phone', account.phone, { key: null }) },
      { type: 6, value: text`hallraum-${d.version()}` },
    ];
    for (let i = 0; i < 3; i += 1) {
      playRtp(s, media, 25, ssrc);
      control.out(rtcp(s, ssrc, items));
      const random = decoy('random-name', s.random.base62(16), { key: null });
      control.in(rtcp(s, ssrc ^ 0x5a5a5a5a, [{ type: 1, value: random }]));
    }
  },
};

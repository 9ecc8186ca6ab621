import { answer, lookUp, question } from '../dns.ts';
import { openUdp, wait } from '../network.ts';
import type { Design } from '../session.ts';

const HOSTS = [
  'www.tagesgrau.org',
  'cdn.kachelwand-cdn.com',
  'a1.wolkenfront.net',
  'time.uhrwerk-zeit.org',
  'ocsp.siegelamt.net',
  'wpad.lan',
];

/** Names looked up and time asked, and nothing else (RFC 1035, RFC 5905): what a phone does when nobody uses it. */
export const quietNamesAndTime: Design = {
  name: 'quiet-names-and-time',
  follows: 'RFC 1035, RFC 5905',
  exposes: false,
  play(s) {
    for (const host of HOSTS) {
      s.resolve(host);
      wait(s.net, 3);
    }
    lookUp(s.net, 'edge.wolkenfront.net'.split('.'), '2a05:d018:11::5');
    const flow = openUdp(s.net, s.net.router.ip, 53, { protocol: 'dns' });
    for (let i = 0; i < 3; i += 1) {
      const id = s.random.below(0x10000);
      const labels = [s.random.from('abcdefghijklmnopqrstuvwxyz', 10)];
      // Random single-label names: the browser's check for a resolver that lies.
      flow.out(question(id, labels, 1));
      flow.in(answer(id, labels, 1, [], 0x8183));
    }
  },
};

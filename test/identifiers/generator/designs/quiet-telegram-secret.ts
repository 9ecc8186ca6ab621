import { wait } from '../network.ts';
import type { Design } from '../session.ts';

/** The obfuscated transport through a proxy with a secret: the stream's key hangs on a secret that the wire does not
 *  show (case "Telegram auth_key_id"), so every octet is noise to anyone else. */
export const quietTelegramSecret: Design = {
  name: 'quiet-telegram-secret',
  follows: 'cases: Telegram auth_key_id, with a proxy secret',
  exposes: false,
  play(s) {
    const { random } = s;
    for (let i = 0; i < 2; i += 1) {
      const flow = s.tcp('px7.brieftaube-dc.org', 443, 'tcp');
      const first = random.bytes(random.range(240, 500));
      first[0] = 0x90 | (first[0] ?? 0);
      flow.out(first);
      for (let turn = 0; turn < 8; turn += 1) {
        flow.in(random.bytes(random.range(70, 3000)));
        flow.out(random.bytes(random.range(80, 700)));
      }
      flow.keepAlive();
      flow.close();
      wait(s.net, 6);
    }
  },
};

import { encrypted } from '../around.ts';
import { wait } from '../network.ts';
import type { Design } from '../session.ts';
import { playTls } from '../tls.ts';

/** A chat over TLS 1.3 only (RFC 8446), with small messages now and then: contact, and no content. Cases:
 *  TikTok/Douyin, ToTok ("the clean control case"). */
export const quietTlsChat: Design = {
  name: 'quiet-tls-chat',
  follows: 'RFC 8446; cases: TikTok/Douyin, ToTok',
  exposes: false,
  play(s) {
    encrypted(s, 'api.stillwasser-messenger.com', 4);
    const flow = s.tcp('chat.stillwasser-messenger.com', 443, 'tls');
    playTls(
      flow,
      s.random,
      'chat.stillwasser-messenger.com',
      Array.from({ length: 14 }, (): [number, number] => [s.random.range(60, 240), s.random.range(50, 300)]),
    );
    flow.keepAlive();
    flow.close();
    wait(s.net, 2);
    encrypted(s, 'media.stillwasser-messenger.com', 6);
  },
};

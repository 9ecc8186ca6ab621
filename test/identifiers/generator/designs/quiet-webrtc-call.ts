import { dtlsClientHello, dtlsServerHello, finished } from '../dtls.ts';
import { encrypted } from '../around.ts';
import { decoy, either } from '../facts.ts';
import { number } from '../packed.ts';
import { cat, type Piece } from '../piece.ts';
import type { Design } from '../session.ts';
import { BINDING, BINDING_SUCCESS, MAPPED, PRIORITY, stun, USERNAME, xorAddress } from '../stun.ts';

/** A WebRTC call: signalling in TLS, ICE checks with random names (RFC 8445), DTLS-SRTP (RFC 5764) and SRTP. */
export const quietWebrtcCall: Design = {
  name: 'quiet-webrtc-call',
  follows: 'RFC 8445, RFC 5764, RFC 3711',
  exposes: false,
  play(s) {
    const { random } = s;
    encrypted(s, 'signal.stillwasser-messenger.com', 3);
    const flow = s.udp('sfu.stillwasser-messenger.com', 10000, 'stun');
    const ice = decoy('ice-name', `${random.base62(8)}:${random.base62(8)}`, { key: null });
    const mapped = either(
      'other',
      `203.0.113.${random.range(2, 250)}`,
      'the own public address, which the outer header shows too',
      { key: null },
    );
    for (let i = 0; i < 3; i += 1) {
      const id = random.bytes(12);
      flow.out(
        stun(
          BINDING,
          id,
          [
            [USERNAME, ice],
            [PRIORITY, random.bytes(4)],
          ],
          'pw',
        ),
      );
      flow.in(stun(BINDING_SUCCESS, id, [[MAPPED, xorAddress(mapped, 40777)]], 'pw'));
    }
    flow.protocol = 'dtls';
    const session = random.bytes(32);
    flow.out(dtlsClientHello(random, session));
    flow.in(dtlsServerHello(random, session));
    flow.out(finished(random));
    flow.protocol = 'rtp';
    const ssrc = random.u32();
    for (let i = 0; i < 120; i += 1) {
      const head = (id: number): Piece =>
        cat(Uint8Array.of(0x80, 111), number(4000 + i, 'u16be'), number(90000 + i * 960, 'u32be'), number(id, 'u32be'));
      flow.out(cat(head(ssrc), random.bytes(random.range(60, 130))));
      if (i % 2) flow.in(cat(head((ssrc ^ 77) >>> 0), random.bytes(random.range(60, 130))));
    }
  },
};

import { initial, transportParameters } from '../quic.ts';
import { cat } from '../piece.ts';
import type { Design } from '../session.ts';
import { clientHello, serverHello } from '../tls.ts';

/** QUIC version 1 (RFC 9000, 9001): an Initial that shows the server's name, then short-header packets. */
export const quietQuic: Design = {
  name: 'quiet-quic',
  follows: 'RFC 9000, RFC 9001',
  exposes: false,
  play(s) {
    const { random } = s;
    for (const host of ['www.kielwasser-video.com', 'i.kielwasser-video.com']) {
      const flow = s.udp(host, 443, 'quic');
      const [connection, own] = [random.bytes(8), random.bytes(8)];
      const server = random.bytes(8);
      const hello = clientHello(random, host, 'h3', [transportParameters(own)]);
      flow.out(initial({ from: 'client', first: connection, to: connection, own, hello }));
      flow.in(initial({ from: 'server', first: connection, to: own, own: server, hello: serverHello(random) }));
      const short = (to: Uint8Array, length: number): ReturnType<typeof cat> =>
        cat(Uint8Array.of(0x40 | random.below(64)), to, random.bytes(length));
      flow.in(short(own, 1190));
      for (let i = 0; i < 25; i += 1) {
        flow.out(short(server, random.range(24, 300)));
        flow.in(short(own, random.range(300, 1200)));
      }
    }
  },
};

import { label } from '../facts.ts';
import { openUdp, wait } from '../network.ts';
import { number } from '../packed.ts';
import { cat, piece } from '../piece.ts';
import type { Design } from '../session.ts';

/** A vendor's UDP without any text: a counter, then six octets that stay the same for a device, a type, noise
 *  (pattern 2 of the cases; the third of the layouts the issue names). Only a second device tells what the constant
 *  is. */
export const counterConstant: Design = {
  name: 'counter-constant',
  follows: 'cases: pattern 2 (a constant after a counter)',
  exposes: true,
  play(s) {
    const { random, device, app } = s;
    const constant = device.networkId.slice(4, 16);
    const vendor = app.bytes(2);
    let counter = random.below(5000);
    for (const place of ['eu', 'sg']) {
      const flow = openUdp(s.net, s.resolve(`${place}.stumm-relay.net`), 8899, { protocol: 'udp' });
      for (let i = 0; i < 24; i += 1) {
        counter += 1;
        const id = label('device-id', constant, { as: ['octets'], key: null, needs: 'twin' });
        flow.out(
          cat(
            number(counter, 'u32be'),
            id,
            vendor,
            Uint8Array.of(random.below(4)),
            random.bytes(random.range(20, 120)),
          ),
        );
        if (i % 3 === 0) flow.in(cat(number(counter, 'u32be'), piece(random.bytes(random.range(12, 40)))));
        wait(s.net, 0.4);
      }
    }
  },
};

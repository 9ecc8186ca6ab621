import { decoy, label } from '../facts.ts';
import { openUdp, wait } from '../network.ts';
import { proto } from '../packed.ts';
import type { Design } from '../session.ts';

/** Bare Protocol Buffers in UDP datagrams, without schema or name: the account as a varint two messages deep, the
 *  room as a varint beside it, a counter and a time (the second of the layouts the issue names). */
export const protobufUdp: Design = {
  name: 'protobuf-udp',
  follows: 'cases: pattern 2; protobuf.dev: encoding',
  exposes: true,
  play(s) {
    const { random, account, app } = s;
    s.own('account', account.bigUid);
    s.own('room', account.roomId);
    const build = app.range(1000, 9000);
    const flow = openUdp(s.net, s.resolve('presence.nachtzug-live.com'), 6001, { protocol: 'udp' });
    const mine = { as: ['varint'], needs: 'mine' } as const;
    for (let i = 0; i < 16; i += 1) {
      flow.out(
        proto([
          [1, 'varint', decoy('counter', i + 1, { as: ['varint'] })],
          [
            2,
            'message',
            [
              [
                1,
                'message',
                [
                  [1, 'varint', label('account', account.bigUid, mine)],
                  [2, 2],
                ],
              ],
              [4, 'varint', label('room', account.roomId, mine)],
            ],
          ],
          [3, 'varint', decoy('time', s.millis(), { as: ['varint'] })],
          [5, 'varint', decoy('version', build, { as: ['varint'], of: 'app' })],
          [9, random.bytes(random.range(4, 24))],
        ]),
      );
      flow.in(
        proto([
          [1, i + 1],
          [6, random.bytes(random.range(8, 60))],
        ]),
      );
      wait(s.net, 1);
    }
  },
};

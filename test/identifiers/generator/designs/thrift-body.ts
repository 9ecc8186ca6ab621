import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { thriftMessage } from '../packed.ts';
import { text } from '../piece.ts';
import type { Design } from '../session.ts';

/** Messages as Thrift calls in plain HTTP (case "LINE 2013": messages plain over mobile data; the Thrift framing is our
 *  choice, Apache Thrift's binary protocol). Account numbers are `u` and 32 hex digits, rooms `c` and 32. */
export const thriftBody: Design = {
  name: 'thrift-body',
  follows: 'cases: LINE 2013; Apache Thrift binary protocol',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const host = 'gd2.reihertalk.jp.net';
    const mid = `u${account.uuid.replaceAll('-', '')}`;
    const room = `c${[...account.uuid.replaceAll('-', '')].reverse().join('')}`;
    const said = s.random.pick(['駅の北口で待っています', 'send the list tonight, not tomorrow']);
    s.own('account', mid);
    s.own('message', said);
    const call = thriftMessage(1, 'sendMessage', 7, [
      [1, 0n],
      [
        2,
        [
          [1, label('account', mid, { needs: 'mine' })],
          [2, label('room', room, { needs: 'mine' })],
          [4, either('message', s.random.digits(5), 'one message, and nobody')],
          [5, BigInt(s.millis())],
          [10, label('message', said, { needs: 'mine' })],
        ],
      ],
      [3, d.version()],
    ]);
    const reply = thriftMessage(2, 'sendMessage', 7, [
      [
        0,
        [
          [4, either('message', s.random.digits(12), 'one message, and nobody')],
          [6, BigInt(s.millis())],
          [18, d.flag()],
        ],
      ],
    ]);
    const headers = {
      'X-Line-Like-Access': label('session-token', s.random.base62(60), { also: ['credential'] }),
      'X-Client': text`ANDROID ${d.version()} Android OS ${decoy('version', '4.2.2', { of: 'app' })}`,
      'X-LHM': 'POST',
    };
    const flow = s.tcp(host, 80, 'http');
    const type = 'application/x-thrift';
    exchange(
      flow,
      request('POST', '/S4', host, headers, { type, content: call }),
      response('200 OK', {}, { type, content: reply }),
    );
    flow.keepAlive();
    flow.close();
  },
};

import { userAgent } from '../agents.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { proto } from '../packed.ts';
import { through } from '../piece.ts';
import type { Design } from '../session.ts';

/** Protocol Buffers without schema in HTTP bodies: the account as a varint three messages deep, strings, a fixed64
 *  device number; the answer gzipped. */
export const protobufBody: Design = {
  name: 'protobuf-body',
  follows: 'protobuf.dev: encoding',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device } = s;
    const host = 'gw.lotsenboot.io';
    s.own('account', account.bigUid);
    s.own('email', account.email);
    const deviceNumber = BigInt(`0x${device.androidId}`).toString();
    const sent = proto([
      [1, d.version()],
      [
        2,
        'message',
        [
          [1, 7],
          [
            3,
            'message',
            [
              [1, 'varint', label('account', account.bigUid, { as: ['varint'], needs: 'mine' })],
              [2, label('email', account.email)],
              [5, 'fixed64', label('device-id', deviceNumber, { as: ['u64le'], needs: 'twin' })],
            ],
          ],
          [4, 'varint', decoy('time', s.millis(), { as: ['varint'] })],
          [9, decoy('request-id', s.random.uuid())],
        ],
      ],
      [3, d.locale()],
      [6, 'fixed32', decoy('checksum', s.random.u32(), { as: ['u32le'] })],
      [8, s.random.bytes(16)],
    ]);
    const got = proto([
      [1, 200],
      [2, label('session-token', s.random.base62(44), { also: ['credential'], needs: 'twin' })],
      [
        3,
        'message',
        [
          [1, label('room', account.uuid, { needs: 'mine' })],
          [2, label('room', account.roomTitle, { also: ['other'], needs: 'mine' })],
          [3, label('person-name', account.contacts[0]?.name ?? '', { also: ['contact'], needs: 'mine' })],
          [4, label('message', 'Das Paket liegt beim Nachbarn, bitte klingeln', { needs: 'mine' })],
          [5, 'varint', decoy('counter', s.random.range(1, 9000), { as: ['varint'] })],
        ],
      ],
      [7, d.fileHash()],
    ]);
    const flow = s.tcp(host, 8080, 'http');
    const type = 'application/x-protobuf';
    const headers = { 'User-Agent': userAgent(s, 'Lotse'), 'X-B3-TraceId': decoy('trace-id', s.random.hex(32)) };
    exchange(
      flow,
      request('POST', '/im/sync', `${host}:8080`, headers, { type, content: sent }),
      response('200 OK', { 'X-Body': 'v2' }, { type, content: through(got, 'gzip') }),
    );
    flow.close();
  },
};

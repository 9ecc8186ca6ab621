import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { data, headers, PREFACE, settings, settingsAck } from '../http2.ts';
import { counted, proto } from '../packed.ts';
import { cat, type Part, type Piece, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** gRPC without TLS (grpc/grpc, doc/PROTOCOL-HTTP2.md): protobuf messages with a five-octet prefix in DATA frames. */
export const grpcClear: Design = {
  name: 'grpc-clear',
  follows: 'gRPC over HTTP2, RFC 9113, protobuf.dev',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device } = s;
    const host = 'grpc.bergfunk.dev';
    s.own('account', account.uid);
    s.own('name', account.full);
    const message = (inner: Part): Piece => cat(Uint8Array.of(0), counted(inner, 'u32be'));
    const flow = s.tcp(host, 50051, 'http2');
    flow.out(cat(PREFACE, settings()));
    flow.in(cat(settings(), settingsAck()));
    flow.out(settingsAck());
    const join = proto([
      [1, label('room', account.roomTitle, { needs: 'mine' })],
      [
        2,
        'message',
        [
          [1, label('account', account.uid, { needs: 'mine' })],
          [2, label('person-name', account.full, { needs: 'mine' })],
          [3, label('phone', account.phone)],
        ],
      ],
      [3, d.version()],
      [4, 'varint', decoy('time', s.seconds(), { as: ['varint'] })],
      [7, decoy('request-id', s.random.uuid())],
    ]);
    flow.out(
      cat(
        headers(
          1,
          [
            [':method', 'POST'],
            [':scheme', 'http'],
            [':path', '/bergfunk.v1.Rooms/Join'],
            [':authority', host],
            ['te', 'trailers'],
            ['content-type', 'application/grpc'],
            ['user-agent', 'grpc-java-okhttp/1.58.0'],
            ['authorization', text`Bearer ${label('session-token', s.random.base62(56), { also: ['credential'] })}`],
            ['x-install-id', label('device-id', device.uuid)],
            ['grpc-timeout', '9000m'],
          ],
          { end: false, huffman: true },
        ),
        data(1, message(join)),
      ),
    );
    flow.in(
      headers(
        1,
        [
          [':status', '200'],
          ['content-type', 'application/grpc'],
          ['x-trace', d.traceparent()],
        ],
        { end: false, huffman: true },
      ),
    );
    for (const contact of account.contacts.slice(0, 2)) {
      const event = proto([
        [1, 'varint', decoy('counter', s.random.range(1, 200), { as: ['varint'] })],
        [2, label('person-name', contact.name, { also: ['contact'], needs: 'mine' })],
        [
          3,
          label('message', s.random.pick(['ich bin gleich da', 'wer hat den Schlüssel?', 'nur kurz, dann offline']), {
            needs: 'mine',
          }),
        ],
        [4, d.cdnObject('opus')],
      ]);
      flow.in(data(1, message(event), false));
    }
    flow.in(headers(1, [['grpc-status', '0']], { end: true, huffman: false }));
    flow.close();
  },
};

import { userAgent } from '../agents.ts';
import { cookies, json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { data, type Field, headers, PREFACE, settings, settingsAck, windowUpdate } from '../http2.ts';
import { cat, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** HTTP/2 in the clear with prior knowledge (RFC 9113 section 3.3), header values Huffman-coded as most clients do, one
 *  request with plain literals. */
export const http2Prior: Design = {
  name: 'http2-prior',
  follows: 'RFC 9113, RFC 7541',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device } = s;
    const host = 'edge.raketenpost.io';
    s.own('account', account.uid);
    s.own('room', account.room);
    const jar = { sessionid: label('session-token', s.random.base62(32)), theme: 'dark' };
    const common = (path: Field[1], huffman: boolean): Field[] => [
      [':method', huffman ? 'POST' : 'GET'],
      [':scheme', 'http'],
      [':authority', host],
      [':path', path],
      ['user-agent', userAgent(s, 'Raketenpost')],
      ['x-user-id', label('account', account.uid)],
      ['x-device', label('device-id', device.uuid)],
      ['cookie', cookies(jar)],
      ['traceparent', d.traceparent()],
    ];
    const flow = s.tcp(host, 8000, 'http2');
    flow.out(cat(PREFACE, settings(), windowUpdate()));
    flow.in(cat(settings(), settingsAck()));
    flow.out(settingsAck());
    const body = json({
      channelName: label('room', account.room),
      text: label('message', 'rendez-vous demain, même endroit qu’hier'),
      nonce: d.nonce(),
      ts: d.millis(),
      mentions: [label('account', account.contacts[2]?.uid ?? '', { also: ['contact'] })],
    });
    flow.out(
      cat(
        headers(1, [...common('/v1/messages', true), ['content-type', 'application/json']], {
          end: false,
          huffman: true,
        }),
        data(1, body),
      ),
    );
    flow.in(
      cat(
        headers(
          1,
          [
            [':status', '201'],
            ['etag', d.etag()],
            ['date', decoy('time', new Date(s.millis()).toUTCString())],
          ],
          { end: false, huffman: true },
        ),
        data(1, json({ id: decoy('counter', s.random.digits(6)), v: d.version() })),
      ),
    );
    const path = text`/v1/rooms/${label('room', account.room, { key: 'rooms' })}/typing?x=${decoy('nonce', s.random.digits(6), { key: 'x' })}`;
    flow.out(headers(3, common(path, false), { end: true, huffman: false }));
    flow.in(
      headers(
        3,
        [
          [':status', '204'],
          ['server', 'envoy'],
        ],
        { end: true, huffman: true },
      ),
    );
    flow.close();
  },
};

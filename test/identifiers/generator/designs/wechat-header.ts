import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { number } from '../packed.ts';
import { cat, named, type Piece } from '../piece.ts';
import type { Design } from '../session.ts';

/** A readable header before an encrypted body, as WeChat's business layer had it on the wire in 2016 (case "WeChat
 *  inner header", Citizen Lab 2024): `bf b6 5f`, user number (4, big-endian), device number (4), cookie (15), request
 *  type. */
export const wechatHeader: Design = {
  name: 'wechat-header',
  follows: 'cases: WeChat inner header',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device, random } = s;
    const host = 'szextshort.weidenpost.net';
    const deviceNumber = String(Number.parseInt(device.androidId.slice(0, 7), 16));
    s.own('account', account.uid);
    const cookie = random.bytes(15);
    const flow = s.tcp(host, 80, 'http');
    for (const [path, type] of [
      ['newinit', 139],
      ['newsync', 138],
      ['getcontact', 182],
    ] as const) {
      const header = named(
        null,
        cat(
          Uint8Array.of(0xbf, 0xb6, 0x5f),
          label('account', account.uid, { as: ['u32be'], needs: 'mine' }),
          label('device-id', deviceNumber, { as: ['u32be'], needs: 'twin' }),
          cookie,
          number(type, 'varint'),
          decoy('size', random.range(200, 900), { as: ['varint'] }),
        ),
      );
      const body: Piece = cat(header, random.bytes(random.range(180, 600)));
      exchange(
        flow,
        request(
          'POST',
          `/cgi-bin/micromsg-bin/${type === 139 ? 'newinit' : path}`,
          host,
          { 'User-Agent': 'MicroMessenger Client', Accept: '*/*', 'Cache-Control': 'no-cache', 'X-Seq': d.nonce() },
          { type: 'application/octet-stream', content: body },
        ),
        response('200 OK', {}, { type: 'application/octet-stream', content: random.bytes(random.range(90, 1900)) }),
      );
    }
    flow.close();
  },
};

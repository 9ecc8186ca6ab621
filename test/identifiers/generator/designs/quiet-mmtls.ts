import { decoy, either } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { counted, number } from '../packed.ts';
import { cat, type Part, type Piece, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** MMTLS's outer form (case "WeChat MMTLS", Citizen Lab 2024): a short link, POST /mmtls/<8 hex> with records 19, 17
 *  and 15 `f1 04`, and a long link on TCP 8080. The early data's ticket is in clear and the same in several requests. */
export const quietMmtls: Design = {
  name: 'quiet-mmtls',
  follows: 'cases: WeChat MMTLS',
  exposes: false,
  play(s) {
    const { random, device } = s;
    const host = 'sgshort.weidenpost.net';
    const record = (type: number, content: Part): Piece => cat(Uint8Array.of(type, 0xf1, 4), counted(content, 'u16be'));
    const ticket = either(
      'session-token',
      device.networkId + device.oaid,
      'a ticket: it links two connections and names nobody',
      { as: ['octets'], key: null, of: 'device' },
    );
    const flow = s.tcp(host, 80, 'http');
    for (let i = 0; i < 3; i += 1) {
      const hello = cat(
        number(random.below(400) + 140, 'u32be').bytes,
        Uint8Array.of(1, 4, 0xf1, 1, 0, 0xa8),
        random.bytes(32),
        decoy('time', s.seconds(), { as: ['u32be'], key: null }),
        counted(ticket, 'u16be'),
      );
      const body = cat(
        record(0x19, hello),
        record(0x19, random.bytes(84)),
        record(0x17, random.bytes(random.range(200, 900))),
        record(0x15, random.bytes(23)),
      );
      exchange(
        flow,
        request(
          'POST',
          text`/mmtls/${decoy('nonce', random.hex(8), { key: null })}`,
          host,
          { Accept: '*/*', 'Cache-Control': 'no-cache', Upgrade: 'mmtls', 'User-Agent': 'MicroMessenger Client' },
          { type: 'application/octet-stream', content: body },
        ),
        response(
          '200 OK',
          {},
          {
            type: 'application/octet-stream',
            content: cat(
              record(0x16, random.bytes(110)),
              record(0x17, random.bytes(random.range(90, 2600))),
              record(0x15, random.bytes(23)),
            ),
          },
        ),
      );
    }
    flow.close();
    const long = s.tcp('sglong.weidenpost.net', 8080, 'tcp');
    long.out(cat(record(0x16, random.bytes(220))));
    long.in(cat(record(0x16, random.bytes(300))));
    for (let i = 0; i < 6; i += 1) {
      long.out(record(0x17, random.bytes(random.range(40, 500))));
      long.in(record(0x17, random.bytes(random.range(40, 900))));
    }
    long.keepAlive();
    long.close();
  },
};

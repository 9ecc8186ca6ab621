import { json, plainPairs } from '../containers.ts';
import { decoy, label } from '../facts.ts';
import { counted, msgpack, number } from '../packed.ts';
import { cat, named, type Part, type Piece } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { choose, harmless } from '../spellings.ts';

/** Named values over sockets of the app's own: JSON lines over TCP, key=value text over UDP, MessagePack behind a
 *  binary header, with names and separators that hang on the seed. */
export const mixedSockets: Design = {
  name: 'mixed-sockets',
  follows: 'cases: pattern 1 in protocols of their own; MessagePack',
  exposes: true,
  play(s) {
    s.own('phone', s.account.phone);
    s.own('email', s.account.email);
    s.own('device', s.device.imei);
    const { app, random } = s;
    const lines = s.tcp('line.vielzunge-im.com', app.range(5000, 5999), 'tcp');
    lines.out(cat(json({ op: 'auth', ...values(s, 4) }), '\n'));
    lines.in(cat(json({ op: 'ok', at: decoy('time', s.millis(), { bare: true }) }), '\n'));
    lines.out(cat(json({ op: 'enter', ...values(s, 3) }), '\n'));
    lines.keepAlive();
    lines.close();
    const pairs = s.udp('beacon.vielzunge-im.com', app.range(20000, 29999), 'udp');
    const [between, is] = app.pick([
      ['&', '='],
      [';', '='],
      ['\n', ': '],
      ['\t', '='],
    ] as const);
    for (let i = 0; i < 2; i += 1) pairs.out(plainPairs(values(s, 3), between, is));
    const packed = s.tcp('bin.vielzunge-im.com', app.range(6000, 6999), 'tcp');
    let sequence = 0;
    const packet = (content: Part): Piece => {
      sequence += 1;
      return cat(Uint8Array.of(0xd7, 1), number(sequence, 'u16be'), counted(named(null, content), 'u32be'));
    };
    packed.out(packet(msgpack(values(s, 5))));
    packed.in(packet(msgpack({ ok: true, srv: decoy('server-name', 'n-3', { of: 'app' }) })));
    for (let i = 0; i < 3; i += 1) packed.in(packet(random.bytes(random.range(30, 200))));
    packed.close();
  },
};

function values(s: Session, many: number): Record<string, Piece> {
  const { app, random, account, device } = s;
  const own = choose(app, random, account, device, many).map(
    ({ key, value, type, also, of }) => [key, label(type, value, { also, of })] as const,
  );
  const others = harmless(app, random)
    .slice(0, 6)
    .map(([key, value]) => [key, decoy(key, value)] as const);
  return Object.fromEntries([...others.slice(0, 2), ...own, ...others.slice(2)]);
}

import { decoy, label } from '../facts.ts';
import { openUdp, wait } from '../network.ts';
import { counted, number, u8 } from '../packed.ts';
import { cat, named, type Piece } from '../piece.ts';
import type { Design } from '../session.ts';

const PROBED = 12;

/** The Clubhouse case (Stanford Internet Observatory, 2021): user number and room string readable in a vendor's own
 *  UDP, and pings with the user number to many places. The layout is invented, not Agora's: length, type, counter,
 *  optional blocks, room string after its length, then the user number as 4 octets, little-endian, so at a moving
 *  offset. */
export const agoraLike: Design = {
  name: 'agora-like',
  follows: 'clubhouse 1.2, 1.5, 1.12; agora 2.2 (ports)',
  exposes: true,
  play(s) {
    const { account, random } = s;
    s.own('account', account.uid);
    s.own('room', account.room);
    let counter = random.below(200);
    const uid = (): Piece => label('account', account.uid, { as: ['u32le'], needs: 'mine', key: null });
    const packet = (type: number, rest: Piece): Piece => {
      counter += 1;
      const body = cat(u8(0x21), number(type, 'u16be'), number(counter, 'u16be'), rest);
      return counted(body, 'u16le');
    };
    const options = (): Piece => {
      const many = random.below(3);
      const blocks = Array.from({ length: many }, () =>
        cat(u8(0x40 + random.below(6)), counted(random.bytes(random.range(2, 9)), 'u8')),
      );
      return cat(u8(many), ...blocks);
    };
    const join = (): Piece =>
      packet(
        3,
        cat(
          options(),
          named(null, counted(label('room', account.room, { needs: 'mine' }), 'u16le')),
          uid(),
          decoy('time', s.seconds(), { as: ['u32le'], key: null }),
          decoy('app-key', s.app.hex(32), { as: ['octets'], key: null, of: 'app' }),
          random.bytes(36),
        ),
      );
    for (let i = 0; i < PROBED; i += 1) {
      const ip = s.resolve(`${i + 1}.edge.tonkanal-sdk.io`);
      const probe = openUdp(s.net, ip, 8913, { protocol: 'udp' });
      probe.out(packet(1, cat(uid(), decoy('nonce', random.hex(16), { as: ['octets'], key: null }))));
      if (i % 4 !== 3) probe.in(packet(2, cat(number(s.seconds(), 'u32le'), random.bytes(4))));
    }
    const flow = openUdp(s.net, s.resolve('3.edge.tonkanal-sdk.io'), 4012, { protocol: 'udp' });
    for (let i = 0; i < 6; i += 1) {
      flow.out(join());
      flow.in(packet(4, cat(number(0, 'u16be'), random.bytes(14))));
      wait(s.net, 1.5);
    }
    for (let i = 0; i < 60; i += 1) flow.out(packet(9, cat(random.bytes(random.range(60, 140)))));
  },
};

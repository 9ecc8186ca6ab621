import { decoy, label } from '../facts.ts';
import { number } from '../packed.ts';
import { cat, type Piece } from '../piece.ts';
import type { Design } from '../session.ts';

/** The old QQ header on UDP 8000 (identifiers: "UIN / QQ number"; shape as in Wireshark's documentation of OICQ): 02,
 *  version, command, sequence, QQ number (4, big-endian), encrypted data, 03. */
export const oicqHeader: Design = {
  name: 'oicq-header',
  follows: 'identifiers: UIN; Wireshark OICQ',
  exposes: true,
  play(s) {
    const { account, random } = s;
    s.own('account', account.uid);
    const flow = s.udp('sz4.pinguinruf.com', 8000, 'oicq');
    let sequence = random.below(20000);
    const packet = (command: number, length: number): Piece =>
      cat(
        Uint8Array.of(2, 0x37, 0x13),
        number(command, 'u16be'),
        decoy('counter', sequence, { as: ['u16be'], key: null }),
        label('account', account.uid, { as: ['u32be'], key: null }),
        random.bytes(length),
        Uint8Array.of(3),
      );
    for (const command of [0x0091, 0x0022, 0x0027, 0x0002, 0x0058, 0x0017]) {
      sequence += 1;
      flow.out(packet(command, random.range(50, 300)));
      flow.in(packet(command, random.range(30, 500)));
    }
  },
};

import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { counted, number } from '../packed.ts';
import { cat, named, type Part, type Piece } from '../piece.ts';
import type { Design } from '../session.ts';

/** A binary protocol of the app's own over TCP: magic, version, type, length, then type-length-value lists without
 *  names (pattern 2 of the cases: "Bare identifier in a binary message, no key name"). */
export const tlvTcp: Design = {
  name: 'tlv-tcp',
  follows: 'cases: pattern 2',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device, random } = s;
    s.own('account', account.bigUid);
    s.own('name', account.full);
    s.own('room', account.roomId);
    const mine = { needs: 'mine' } as const;
    const tlv = (type: number, value: Part): Piece => cat(number(type, 'u16be'), counted(value, 'u16be'));
    let sequence = 0;
    const packet = (type: number, ...fields: readonly Piece[]): Piece => {
      sequence += 1;
      const body = named(null, cat(...fields));
      return cat(Uint8Array.of(0x4b, 0x5a, 0x01, type), number(sequence, 'u32be'), counted(body, 'u32be'));
    };
    const flow = s.tcp('im.steinkauz-talk.com', 5678, 'tcp');
    flow.out(
      packet(
        1,
        tlv(0x0101, label('account', account.bigUid, { ...mine, as: ['u64be'] })),
        tlv(0x0102, label('phone', account.phone)),
        tlv(0x0103, label('person-name', account.full, mine)),
        tlv(0x0110, label('device-id', device.androidId, { as: ['octets'], needs: 'twin' })),
        tlv(0x0111, d.version()),
        tlv(0x0112, decoy('time', s.millis(), { as: ['u64be'] })),
        tlv(0x0113, random.bytes(16)),
      ),
    );
    flow.in(
      packet(
        2,
        tlv(0x0201, number(0, 'u32be')),
        tlv(0x0202, label('session-token', random.hex(40), { as: ['octets'], needs: 'twin' })),
      ),
    );
    flow.out(
      packet(
        3,
        tlv(0x0301, label('room', account.roomId, { ...mine, as: ['u64be'] })),
        tlv(0x0302, label('message', 'nimm den Weg am Kanal, nicht die Hauptstrasse', mine)),
        tlv(0x0303, decoy('checksum', random.u32(), { as: ['u32be'] })),
      ),
    );
    for (let i = 0; i < 4; i += 1) {
      flow.in(
        packet(
          4,
          tlv(0x0301, label('room', account.roomId, { ...mine, as: ['u64be'] })),
          tlv(0x0304, decoy('counter', i, { as: ['u32be'] })),
          tlv(0x0305, random.bytes(random.range(40, 200))),
        ),
      );
      flow.out(packet(5, tlv(0x0304, number(i, 'u32be'))));
    }
    flow.keepAlive();
    flow.close();
  },
};

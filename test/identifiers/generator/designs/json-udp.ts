import { json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { wait } from '../network.ts';
import { counted, number } from '../packed.ts';
import { cat, encode, type Piece } from '../piece.ts';
import type { Design } from '../session.ts';

/** JSON behind a binary header in UDP datagrams, as signalling of calls in several apps has it: magic, version, kind,
 *  sequence, length, then JSON; one kind is compressed with zlib. */
export const jsonUdp: Design = {
  name: 'json-udp',
  follows: 'cases: pattern 1 behind a header; RFC 8259, RFC 1950',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device, random } = s;
    s.own('account', account.uid);
    s.own('room', account.roomId);
    const flow = s.udp('sig.rufsaeule-voip.com', 9100, 'udp');
    let sequence = random.below(900);
    const packet = (kind: number, body: Piece): Piece => {
      sequence += 1;
      return cat(Uint8Array.of(0xaa, 0x55, 2, kind), number(sequence, 'u32be'), counted(body, 'u16be'));
    };
    const join = json({
      cmd: 'joinReq',
      usrId: label('account', account.uid, { bare: true }),
      sessRoom: label('room', account.roomId),
      displayName: label('person-name', account.full),
      devId: label('device-id', device.uuid),
      caps: { video: false, codec: 'opus', maxbr: decoy('number', 64000, { bare: true }) },
      cv: d.version(),
      ts: d.millis(),
    });
    flow.out(packet(1, join));
    flow.in(
      packet(
        2,
        json({
          ret: 0,
          relay: decoy('server-address', '47.88.1.2', { of: 'app' }),
          port: d.port(),
          ticket: label('session-token', random.base62(36), { also: ['credential'] }),
        }),
      ),
    );
    const peers = json({
      op: 'peers',
      list: account.contacts.map(({ name, uid, phone }) => ({
        usrId: label('account', uid, { also: ['contact'] }),
        displayName: label('person-name', name, { also: ['contact'] }),
        tel: label('phone', phone, { also: ['contact'] }),
      })),
      etag: d.etag(),
    });
    flow.in(packet(3, encode('deflate', peers)));
    for (let i = 0; i < 4; i += 1) {
      flow.out(
        packet(
          5,
          json({
            cmd: 'hb',
            usrId: label('account', account.uid, { bare: true }),
            n: decoy('counter', i, { bare: true }),
            rtt: decoy('number', random.range(20, 90), { bare: true }),
          }),
        ),
      );
      wait(s.net, 5);
    }
  },
};

import { query, xml, plainPairs } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { openUdp, wait } from '../network.ts';
import { counted, number, proto, u8 } from '../packed.ts';
import { cat, named, type Part, type Piece } from '../piece.ts';
import { rtcp } from '../rtp.ts';
import type { Design, Session } from '../session.ts';

/** Voice rooms over UDP of the app's own (cases: Clubhouse/Agora, "bare identifier in a binary message"): tag, length
 *  and value without names, the user number as 4 octets big-endian before each voice packet, a beacon in key|value text;
 *  the room entered by a query that XML answers; seats by bare Protocol Buffers on TCP; RTCP with random names. */
export const thirdVoiceUdp: Design = {
  name: 'third-voice-udp',
  follows: 'cases: Clubhouse/Agora, patterns 1, 2 and 7; protobuf.dev: encoding; RFC 3550, RFC 7022',
  exposes: true,
  play(s) {
    s.own('account', s.account.uid);
    s.own('room', s.account.room);
    s.own('name', s.account.nick);
    enter(s);
    takeSeat(s);
    speak(s);
  },
};

function enter(s: Session): void {
  const d = decoysOf(s);
  const { account, device, random, app } = s;
  const host = 'live.plauderbox-voice.com';
  const flow = s.tcp(host, 8088, 'http');
  const target = cat(
    '/enter.xml?',
    query({
      roomCode: label('room', account.room),
      memberNo: label('account', account.uid),
      hwSerial: label('device-id', device.serial),
      macAddr: label('device-id', device.mac),
      mkt: d.channel(),
      cver: d.version(),
      sig: decoy('signature', random.hex(32)),
      t: d.seconds(),
    }),
  );
  const seats = account.contacts.map(({ uid, name }, i) =>
    xml('seat', '', {
      no: decoy('number', i + 1),
      memberNo: label('account', uid, { also: ['contact'] }),
      nickName: label('person-name', name, { also: ['contact'] }),
      muted: 'false',
    }),
  );
  const room = xml(
    'room',
    [
      xml('title', label('room', account.roomTitle, { also: ['other'] })),
      xml('hostMemberNo', label('account', account.contacts[0]?.uid ?? '', { also: ['contact'] })),
      xml('ticket', label('session-token', random.base62(40), { also: ['credential'] })),
      xml('seats', seats),
      xml('gateway', '', { addr: decoy('server-address', '47.88.3.4', { of: 'app' }), port: d.port() }),
      xml('skin', decoy('cdn-object', `${app.hex(32)}.zip`, { of: 'app' })),
    ],
    { code: label('room', account.room), kind: 'private', capacity: decoy('number', 12, { of: 'app' }) },
  );
  exchange(
    flow,
    request('GET', target, host, { Accept: 'text/xml', 'X-Req-Seq': decoy('counter', random.below(90)) }),
    response(
      '200 OK',
      { ETag: d.etag() },
      { type: 'text/xml; charset=utf-8', content: cat('<?xml version="1.0" encoding="UTF-8"?>', room) },
    ),
  );
  flow.close();
}

/** Fields have numbers and no names: only their owner can point most of them out. */
function takeSeat(s: Session): void {
  const d = decoysOf(s);
  const { account, device, random } = s;
  const mine = { needs: 'mine' } as const;
  const flow = s.tcp('seat.plauderbox-voice.com', 7080, 'tcp');
  flow.out(
    counted(
      proto([
        [1, 3],
        [2, 'varint', decoy('time', s.millis(), { as: ['varint'], key: null })],
        [
          3,
          'message',
          [
            [1, 'varint', label('account', account.uid, { ...mine, as: ['varint'] })],
            [2, label('room', account.room, mine)],
            [3, label('person-name', account.nick, { ...mine, also: ['account'] })],
            [4, label('phone', account.phone)],
            [7, label('device-id', device.uuid, { needs: 'twin' })],
          ],
        ],
        [4, d.version()],
        [5, decoy('nonce', random.hex(12))],
      ]),
      'varint',
    ),
  );
  flow.in(
    counted(
      proto([
        [1, 4],
        [2, 'varint', decoy('counter', random.below(12) + 1, { as: ['varint'], key: null })],
        [3, random.bytes(24)],
      ]),
      'varint',
    ),
  );
  flow.keepAlive();
  flow.close();
}

function speak(s: Session): void {
  const d = decoysOf(s);
  const { account, random, app } = s;
  const mine = { needs: 'mine' } as const;
  const ip = s.resolve('gw7.plauderbox-voice.com');
  const flow = openUdp(s.net, ip, 16021, { protocol: 'udp' });
  const control = openUdp(s.net, ip, 16023, { protocol: 'rtcp' });
  let sequence = random.below(4000);
  const packet = (kind: number, ...rest: readonly Part[]): Piece => {
    sequence += 1;
    return named(null, cat(Uint8Array.of(0x56, 0x58, 0x03, kind), number(sequence, 'u16be'), ...rest));
  };
  const tag = (id: number, value: Part): Piece => cat(u8(id), counted(value, 'u16le'));
  const uid = (): Piece => label('account', account.uid, { ...mine, as: ['u32be'], key: null });
  const join = packet(
    1,
    tag(0x11, label('room', account.room, mine)),
    tag(0x12, uid()),
    tag(0x13, d.version()),
    tag(0x14, decoy('app-key', app.hex(32), { as: ['octets'], of: 'app' })),
    tag(0x1f, random.bytes(20)),
  );
  const ssrc = random.u32();
  for (let turn = 0; turn < 3; turn += 1) {
    flow.out(join);
    flow.in(packet(2, tag(0x21, number(s.seconds(), 'u32be')), tag(0x22, random.bytes(8))));
    for (let i = 0; i < 15; i += 1) flow.out(packet(8, uid(), random.bytes(random.range(50, 130))));
    const beacon = plainPairs(
      {
        op: 'alive',
        memberNo: label('account', account.uid),
        gid: label('room', account.room),
        peerNo: label('account', account.contacts[1]?.uid ?? '', { also: ['contact'] }),
        rtt: decoy('number', random.range(20, 180)),
        lost: decoy('number', random.below(9)),
        up: d.seconds(),
        codec: 'opus/48000',
      },
      '|',
      '=',
    );
    flow.out(beacon);
    const name = (): Piece => decoy('random-name', random.base62(16), { key: null });
    control.out(rtcp(s, ssrc, [{ type: 1, value: name() }]));
    control.in(rtcp(s, ssrc ^ 0x5a5a5a5a, [{ type: 1, value: name() }]));
    wait(s.net, 6);
  }
}

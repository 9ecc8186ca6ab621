import { json, plainPairs } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { openUdp, wait } from '../network.ts';
import { counted, number, u8 } from '../packed.ts';
import { cat, named, type Part, type Piece } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';

/** A family's walkie-talkie and locator with protocols of its own. Log-in on TCP as Java's DataOutputStream writes it: a
 *  length, a command, strings after 16-bit lengths without names, 64-bit numbers. Then UDP: a head with the speaker and
 *  the channel in little-endian octets before each piece of sound, JSON behind the same head, and a text that keeps the
 *  way through the router open. */
export const fourthWalkieUdp: Design = {
  name: 'fourth-walkie-udp',
  follows: 'cases: patterns 1 and 2, Clubhouse/Agora; java.io.DataOutputStream: writeUTF, writeLong',
  exposes: true,
  wire: { resend: 0.04 },
  play(s) {
    s.own('account', s.account.uid);
    s.own('phone', s.account.phone);
    s.own('name', s.account.full);
    s.own('room', channel(s));
    logIn(s);
    speak(s);
  },
};

const mine = { needs: 'mine' } as const;

function channel(s: Session): string {
  return shapesOf(s.account.room).digits;
}

function family(s: Session): string {
  return `FAM${shapesOf(s.account.uuid).parse.toUpperCase()}`;
}

const utf = (part: Part): Piece => counted(part, 'u16be');

function logIn(s: Session): void {
  const d = decoysOf(s);
  const { account, device, random } = s;
  const flow = s.tcp('login.funkfamilie-talk.com', 9339, 'tcp');
  const frame = (command: number, ...parts: readonly Part[]): Piece =>
    named(null, counted(cat(u8(command), ...parts), 'u32be'));
  flow.out(
    frame(
      0x01,
      utf(d.version()),
      utf(label('phone', account.phone)),
      utf(label('credential', account.password, mine)),
      utf(label('person-name', account.full, mine)),
      utf(label('device-id', device.androidId, { needs: 'twin' })),
      utf(d.locale()),
      decoy('time', s.millis(), { as: ['u64be'] }),
    ),
  );
  const members = account.contacts.map(({ name, phone, uid }) =>
    cat(
      either('account', uid, 'eight octets without a name', { as: ['u64be'], also: ['contact'] }),
      utf(either('person-name', name, 'text without a name', { also: ['contact'] })),
      utf(label('phone', phone, { also: ['contact'] })),
      u8(random.below(2)),
    ),
  );
  flow.in(
    frame(
      0x81,
      u8(1),
      label('account', account.uid, { ...mine, as: ['u64be'] }),
      utf(label('session-token', random.base62(32), { needs: 'twin', also: ['credential'] })),
      number(1, 'u32be'),
      label('room', channel(s), { ...mine, as: ['u32be'] }),
      utf(either('room', account.roomTitle, 'a title without a name beside it', { also: ['other'] })),
      number(members.length, 'u16be'),
      ...members,
    ),
  );
  flow.out(
    frame(
      0x05,
      label('room', channel(s), { ...mine, as: ['u32be'] }),
      decoy('number', random.digits(5), { as: ['u32be'] }),
    ),
  );
  flow.in(
    frame(
      0x85,
      u8(0),
      utf(decoy('server-name', `talk-eu-${s.app.range(1, 9)}`, { of: 'app' })),
      number(28400, 'u16be'),
    ),
  );
  const said = random.pick([
    'Opa ist im Krankenhaus, Zimmer 12',
    'hol die Kinder nicht an der Schule ab',
    'nicht über die Brücke fahren',
  ]);
  s.own('message', said);
  flow.out(frame(0x21, label('room', channel(s), { ...mine, as: ['u32be'] }), utf(label('message', said, mine))));
  flow.in(frame(0xa1, decoy('counter', random.below(5000) + 300, { as: ['u32be'] })));
  flow.keepAlive();
  flow.close();
}

/** `W7`, version, kind, counter, channel, speaker; all numbers little-endian. */
function head(s: Session, kind: number, sequence: number): Piece {
  return cat(
    Uint8Array.of(0x57, 0x37, 2, kind, sequence & 255, sequence >> 8),
    label('room', channel(s), { ...mine, as: ['u32le'], key: null }),
    label('account', s.account.uid, { ...mine, as: ['u64le'], key: null }),
  );
}

function speak(s: Session): void {
  const d = decoysOf(s);
  const { account, app, device, net, random } = s;
  const flow = openUdp(net, s.resolve('talk-eu.funkfamilie-talk.com'), 28400, { protocol: 'udp' });
  let sequence = random.below(9000);
  const packet = (kind: number, ...rest: readonly Part[]): Piece => {
    sequence += 1;
    return cat(head(s, kind, sequence), ...rest);
  };
  const place = [`${random.range(46, 58)}.${random.digits(3)}`, `${random.range(10, 29)}.${random.digits(3)}`] as const;
  const here = (): Piece =>
    json({
      ev: 'here',
      callsign: label('account', account.nick, { also: ['person-name'] }),
      family_id: label('room', family(s), { also: ['account', 'contact'] }),
      sn: label('device-id', device.serial),
      pos: label('location', `${place[0]}${random.digits(2)},${place[1]}${random.digits(2)}`),
      spd: decoy('number', random.below(60), { bare: true }),
      batt: decoy('number', random.range(10, 99), { bare: true }),
      ap: label('location', device.ssid, { of: 'device', also: ['device-name', 'other', 'device-id'], needs: 'mine' }),
      fw: d.version(),
      ts: decoy('time', s.seconds(), { bare: true }),
    });
  for (let turn = 0; turn < 3; turn += 1) {
    flow.out(packet(3, counted(here(), 'u16le')));
    flow.in(cat(Uint8Array.of(0x57, 0x37, 2, 0x83), random.bytes(6)));
    for (let i = 0; i < 12; i += 1) flow.out(packet(7, u8(i), random.bytes(random.range(38, 62))));
    flow.out(
      plainPairs(
        {
          cmd: 'alive',
          fam: label('room', family(s), { also: ['account', 'contact'], needs: 'mine' }),
          usr: label('account', account.uid),
          rtt: decoy('number', random.range(18, 250)),
          ver: d.version(),
          relay: decoy('server-name', `r${app.range(10, 99)}`, { of: 'app' }),
          t: d.seconds(),
        },
        ';',
      ),
    );
    wait(net, 7);
  }
  const places = json({
    ev: 'zones',
    zones: [
      {
        label: either('location', random.pick(['Zuhause', 'Schule', 'Oma']), 'what the family calls a place', {
          also: ['other'],
        }),
        lat: label('location', `${place[0]}${random.digits(2)}`, { bare: true }),
        lng: label('location', `${place[1]}${random.digits(2)}`, { bare: true }),
        radius: decoy('number', 150, { bare: true, of: 'app' }),
      },
    ],
    icon: d.cdnObject('svg'),
    cfg: d.fileHash(),
  });
  flow.in(packet(0x84, counted(places, 'u16le')));
}

import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { openUdp, wait } from '../network.ts';
import { counted, number, u8 } from '../packed.ts';
import { cat, named, type Part, piece, type Piece } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';

type Value = Part | readonly Value[] | { readonly [key: string]: Value };

const MAP = 116;
const LIST = 108;
const NIL = 106;
const BINARY = 109;
const ATOM = 119;
const INTEGER = 98;
const BIG = 110;
const VERSION = 131;

/** Messages that people at a protest pass on: gossip among phones in bencode on UDP (numbers of octets before strings,
 *  names in order), and a relay that speaks Erlang's external term format on TCP, each term after its 32-bit length, with
 *  names as atoms. */
export const fourthMeshRelay: Design = {
  name: 'fourth-mesh-relay',
  follows: 'BEP 3 and BEP 5 (bencode, KRPC); Erlang/OTP: External Term Format, {packet, 4}; cases: pattern 2',
  exposes: true,
  play(s) {
    const said = s.random.pick([
      'they close the north exit at nine',
      'medics needed behind the theatre',
      'do not post faces, hand the film to Lena',
    ]);
    s.own('account', s.account.nick);
    s.own('room', room(s));
    s.own('message', said);
    s.own('phone', s.account.phone);
    gossip(s, said);
    relay(s, said);
  },
};

function room(s: Session): string {
  return `affinity-${shapesOf(s.account.room).parse.toLowerCase()}`;
}

function isPiece(value: Value): value is Piece {
  return typeof value === 'object' && 'bytes' in value && 'marks' in value;
}

function isPart(value: Value): value is Part {
  return typeof value !== 'object' || value instanceof Uint8Array || isPiece(value);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** A bare piece goes in as a number. */
function bencode(value: Value): Piece {
  if (typeof value === 'number') return piece(`i${value}e`);
  if (isPart(value)) {
    const inner = piece(value);
    return inner.bare === true ? cat('i', inner, 'e') : cat(`${inner.bytes.length}:`, inner);
  }
  if (isList(value)) return cat('l', ...value.map(bencode), 'e');
  const names = Object.keys(value).sort();
  const entries = names.flatMap((key) => [
    bencode(key),
    named(key, bencode((value as Record<string, Value>)[key] ?? '')),
  ]);
  return cat('d', ...entries, 'e');
}

/** A bare piece goes in as it is. */
function term(value: Value): Piece {
  if (typeof value === 'number') return cat(u8(INTEGER), number(value, 'u32be'));
  if (isPart(value)) {
    const inner = piece(value);
    return inner.bare === true ? inner : cat(u8(BINARY), counted(inner, 'u32be'));
  }
  if (isList(value)) return cat(u8(LIST), number(value.length, 'u32be'), ...value.map(term), u8(NIL));
  const entries = Object.entries(value).flatMap(([key, one]) => [atom(key), named(key, term(one))]);
  return cat(u8(MAP), number(entries.length / 2, 'u32be'), ...entries);
}

function atom(name: string): Piece {
  return { ...cat(u8(ATOM), counted(name, 'u8')), bare: true };
}

/** Eight octets, lowest first. */
function big(value: Piece): Piece {
  return { ...cat(Uint8Array.of(BIG, 8, 0), value), bare: true };
}

function gossip(s: Session, said: string): void {
  const d = decoysOf(s);
  const { account, device, net, random } = s;
  const id = device.networkId + device.androidId.slice(0, 8);
  const hops = ['peer1.openmesh-lattice.org', 'peer2.openmesh-lattice.org'].map((host) =>
    openUdp(net, s.resolve(host), 6771, { protocol: 'udp', clientPort: 6771 }),
  );
  const octets = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
  const packet = (kind: string, a: { readonly [key: string]: Value }): Piece =>
    bencode({
      a: { ...a, id: label('device-id', id, { as: ['octets'], needs: 'twin', also: ['account'] }) },
      q: kind,
      t: random.bytes(2),
      v: 'LM03',
      y: 'q',
    });
  const place = `${random.range(48, 55)}.${random.digits(5)},${random.range(10, 24)}.${random.digits(5)}`;
  for (const [i, hop] of hops.entries()) {
    hop.out(
      packet('hello', {
        nick: label('account', account.nick, { also: ['person-name'] }),
        device_name: either('device-name', device.model, 'a model, not one device', { of: 'device' }),
        caps: ['relay', 'store'],
        ver: d.version(),
      }),
    );
    hop.in(
      bencode({ r: { id: random.bytes(20), nodes: random.bytes(26 * 3) }, t: random.bytes(2), v: 'LM03', y: 'r' }),
    );
    hop.out(
      packet('post', {
        room: label('room', room(s)),
        nick: label('account', account.nick, { also: ['person-name'] }),
        text: label('message', said),
        geo: label('location', place),
        ttl: 5 + i,
        at: decoy('time', s.seconds(), { bare: true }),
        sig: octets(random.hex(128)),
      }),
    );
    hop.in(
      bencode({
        a: {
          id: random.bytes(20),
          room: label('room', room(s)),
          nick: label('account', (account.contacts[i]?.email ?? '').split('@')[0] ?? '', {
            also: ['contact', 'person-name'],
          }),
          text: label('message', random.pick(['on my way', 'water at the fountain', 'phones off now'])),
          seen: decoy('count', random.range(10, 90), { bare: true }),
        },
        q: 'post',
        t: random.bytes(2),
        v: 'LM03',
        y: 'q',
      }),
    );
    for (let n = 0; n < 4; n += 1) {
      hop.out(
        packet('have', { bloom: random.bytes(64), count: decoy('count', random.range(10, 900), { bare: true }) }),
      );
      wait(net, 3);
    }
  }
}

function relay(s: Session, said: string): void {
  const d = decoysOf(s);
  const { account, app, device, random } = s;
  const flow = s.tcp('relay.openmesh-lattice.org', 5679, 'tcp');
  const send = (value: Value): Piece => counted(cat(u8(VERSION), term(value)), 'u32be');
  const stamp = (): Piece => big(decoy('time', s.millis(), { as: ['u64le'] }));
  flow.out(
    send({
      op: atom('auth'),
      account: label('account', account.user),
      passphrase: label('credential', account.password),
      phone: label('phone', account.phone),
      install_id: label('device-id', device.uuid),
      vsn: d.version(),
      at: stamp(),
    }),
  );
  flow.in(
    send({
      op: atom('welcome'),
      resume_token: label('session-token', random.base62(36), { also: ['credential'] }),
      node: decoy('server-name', `relay@fra${app.range(1, 9)}`, { of: 'app' }),
      groups: [
        {
          group_id: label('room', room(s)),
          title: label('room', account.roomTitle, { also: ['other'] }),
          members: account.contacts.map(({ phone, name }) => ({
            alias: label('person-name', name, { also: ['contact', 'account'] }),
            phone: label('phone', phone, { also: ['contact'] }),
            last_seen: stamp(),
          })),
        },
      ],
    }),
  );
  const own = big(label('account', account.uid, { as: ['u64le'], needs: 'mine' }));
  flow.out(
    send({
      op: atom('post'),
      group_id: label('room', room(s)),
      from_id: own,
      text: label('message', said),
      ref: d.nonce(),
    }),
  );
  flow.in(
    send({
      op: atom('seen'),
      by: label('person-name', account.contacts[1]?.name ?? '', { also: ['contact', 'account'] }),
      upto: random.below(4000),
    }),
  );
  flow.out(
    send({
      op: atom('alert'),
      lat: label('location', `${random.range(48, 55)}.${random.digits(5)}`),
      lon: label('location', `${random.range(10, 24)}.${random.digits(5)}`),
      kind: atom('kettle'),
      photo: either('other', `${random.base62(22)}.webp`, 'a picture that the user took', { also: ['message'] }),
    }),
  );
  for (let i = 0; i < 2; i += 1) {
    wait(s.net, 20);
    flow.out(send({ op: atom('ping'), at: stamp() }));
    flow.in(send({ op: atom('pong'), load: decoy('number', `0.${random.digits(2)}`) }));
  }
  flow.close();
}

import { json, type Json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { wait } from '../network.ts';
import { cat, joined, named, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';
import { CLOSE, fromClient, fromServer, TEXT, upgrade } from '../websocket.ts';

/** A chat over Phoenix channels (hexdocs.pm/phoenix, socket protocol version 2.0.0) on a WebSocket without TLS: arrays
 *  of join number, message number, topic, event and payload; presence with the people's numbers as names of fields;
 *  typing, read receipts, an invitation, a place. */
export const thirdPhoenixRooms: Design = {
  name: 'third-phoenix-rooms',
  follows: 'Phoenix channels, serializer 2.0.0; RFC 6455',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device, random } = s;
    const host = 'live.hearthline.chat';
    const said = random.pick(['the van leaves at five', 'she is safe, tell no one', 'burn the second notebook']);
    s.own('account', account.uid);
    s.own('room', account.roomId);
    s.own('message', said);
    const flow = s.tcp(host, 4000, 'websocket');
    const params = query({
      user_token: label('session-token', `SFMyNTY.${random.base62(52)}.${random.base62(43)}`, { also: ['credential'] }),
      device_uuid: label('device-id', device.uuid),
      vsn: '2.0.0',
      client: d.version(),
    });
    const [ask, reply] = upgrade(
      random,
      cat('/socket/websocket?', params),
      `${host}:4000`,
      { Origin: `http://${host}` },
      false,
    );
    flow.out(ask);
    flow.in(reply);
    let ref = 2;
    const out = (topic: Piece | string, event: string, payload: Json): void => {
      ref += 1;
      flow.out(fromClient(random, { opcode: TEXT, content: json(['3', String(ref), topic, event, payload]) }));
    };
    const back = (topic: Piece | string, event: string, payload: Json): void =>
      flow.in(fromServer({ opcode: TEXT, content: json([null, null, topic, event, payload]) }));
    const room = (): Piece => text`room:${label('room', account.roomId, { key: 'room' })}`;
    const user = (): Piece => text`user:${label('account', account.uid, { key: 'user' })}`;
    out(user(), 'phx_join', { platform: 'android', app_build: d.build(), locale: d.locale() });
    back(user(), 'profile', {
      current_user: {
        id: label('account', account.uid, { bare: true }),
        display_name: label('person-name', account.full),
        phone_e164: label('phone', account.phone),
        inserted_at: decoy('time', '2025-11-02T18:20:01Z', { of: 'app' }),
      },
    });
    out(room(), 'phx_join', { last_seen_seq: decoy('counter', random.digits(5), { bare: true }) });
    back(room(), 'presence_state', presence(s));
    out(room(), 'typing', { user_id: label('account', account.uid, { bare: true }), state: true });
    out(room(), 'new_msg', {
      body: label('message', said),
      client_ref: either('message', random.uuid(), 'one message, and nobody'),
      sent_at: d.millis(),
    });
    back(room(), 'msg_read', {
      reader_id: label('account', account.contacts[0]?.uid ?? '', { bare: true, also: ['contact'] }),
      up_to: either('message', random.digits(8), 'one message, and nobody', { bare: true }),
      at: d.iso(),
    });
    back(room(), 'new_msg', {
      from: {
        id: label('account', account.contacts[1]?.uid ?? '', { bare: true, also: ['contact'] }),
        display_name: label('person-name', account.contacts[1]?.name ?? '', { also: ['contact'] }),
      },
      body: label('message', random.pick(['ok', 'understood, going dark'])),
      seq: decoy('counter', random.digits(5), { bare: true }),
    });
    back(user(), 'room_invite', {
      room_id: label('room', shapesOf(account.uuid).digits, { bare: true }),
      inviter_id: label('account', account.contacts[2]?.uid ?? '', { bare: true, also: ['contact'] }),
      expires_at: decoy('time', s.seconds() + 86400, { bare: true }),
    });
    out(room(), 'share_location', {
      latitude: label('location', `${random.range(30, 59)}.${random.digits(6)}`, { bare: true }),
      longitude: label('location', `${random.range(10, 60)}.${random.digits(6)}`, { bare: true }),
      accuracy_m: decoy('number', random.range(4, 60), { bare: true }),
    });
    for (let i = 0; i < 3; i += 1) {
      wait(s.net, 25);
      out('phoenix', 'heartbeat', {});
      back('phoenix', 'phx_reply', { status: 'ok', response: {} });
    }
    flow.out(fromClient(random, { opcode: CLOSE, content: Uint8Array.of(3, 232) }));
    flow.close();
  },
};

/** The people's numbers are names of fields, so no name stands beside them. */
function presence(s: Session): Piece {
  const { account, random } = s;
  const metas = (): Piece =>
    json({
      metas: [{ phx_ref: decoy('nonce', random.base62(12)), online_at: decoysOf(s).seconds(), status: 'active' }],
    });
  const mine = label('account', account.uid, { key: null, needs: 'mine' });
  const others = account.contacts.map(({ uid }) => either('account', uid, 'a number without a name', { key: null }));
  const fields = [mine, ...others].map((id) => cat('"', named(null, id), '":', metas()));
  return { ...cat('{', joined(fields, ','), '}'), bare: true };
}

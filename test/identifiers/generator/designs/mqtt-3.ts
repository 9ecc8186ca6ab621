import { json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { connect, connected, DISCONNECT, PING_ANSWER, PING_REQUEST, publish, subscribe, subscribed } from '../mqtt.ts';
import { wait } from '../network.ts';
import { text } from '../piece.ts';
import type { Design } from '../session.ts';

/** A messenger and door-bell service over MQTT 3.1.1 without TLS (OASIS, 2014): client ID, user, password, topics
 *  with the account and room in them, JSON payloads. */
export const mqtt3: Design = {
  name: 'mqtt-3',
  follows: 'OASIS MQTT 3.1.1',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device } = s;
    s.own('account', account.user);
    s.own('room', account.room);
    const flow = s.tcp('broker.klingeltau.net', 1883, 'mqtt');
    flow.out(
      connect({
        version: 4,
        clientId: text`android_${label('device-id', device.androidId, { key: null })}`,
        user: label('account', account.user, { key: null }),
        password: label('credential', account.password, { key: null }),
        willTopic: text`u/${label('account', account.uid, { key: 'u' })}/state`,
        willMessage: 'offline',
      }),
    );
    flow.in(connected(4));
    flow.out(
      subscribe(4, 11, [
        text`u/${label('account', account.uid, { key: 'u' })}/inbox`,
        text`room/${label('room', account.room, { key: 'room' })}/+`,
        'broadcast/news',
      ]),
    );
    flow.in(subscribed(4, 11, 3));
    const body = json({
      frm: label('account', account.uid),
      nick: label('person-name', account.nick, { also: ['account'] }),
      body: label('message', s.random.pick(['stell das Fahrrad in den Hof', 'the blue folder, not the red one'])),
      lat: label('location', `${s.random.range(30, 60)}.${s.random.digits(5)}`, { bare: true }),
      lng: label('location', `${s.random.range(60, 90)}.${s.random.digits(5)}`, { bare: true }),
      mid: either('message', s.random.uuid(), 'one message, and nobody'),
      fw: d.version(),
      ts: d.seconds(),
    });
    flow.out(publish(4, text`room/${label('room', account.room, { key: 'room' })}/msg`, body));
    flow.in(
      publish(
        4,
        'broadcast/news',
        json({ id: decoy('counter', s.app.digits(6), { of: 'app' }), img: d.cdnObject('png'), price: d.price() }),
      ),
    );
    wait(s.net, 30);
    flow.out(PING_REQUEST);
    flow.in(PING_ANSWER);
    flow.out(DISCONNECT);
    flow.close();
  },
};

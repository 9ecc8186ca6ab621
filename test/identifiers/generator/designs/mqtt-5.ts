import { json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { connect, connected, DISCONNECT, publish, string, subscribe, subscribed, userProperty } from '../mqtt.ts';
import { cat, encode, named, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** MQTT 5.0 (OASIS, 2019): user properties with names of the app's own, a response topic, a client ID assigned by the
 *  server, a payload compressed with zlib. */
export const mqtt5: Design = {
  name: 'mqtt-5',
  follows: 'OASIS MQTT 5.0',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device } = s;
    const assigned = `auto-${s.random.hex(8).toUpperCase()}-${s.random.hex(8).toUpperCase()}`;
    s.own('account', account.uuid);
    const flow = s.tcp('mq.heidelerche-messenger.com', 1883, 'mqtt');
    flow.out(
      connect({
        version: 5,
        clientId: '',
        user: label('email', account.email, { key: null, also: ['account'] }),
        password: label('credential', account.password, { key: null }),
        properties: [
          userProperty('app', text`heidelerche/${d.version()}`),
          userProperty('deviceSerial', named('deviceSerial', label('device-id', device.serial))),
          userProperty('tenant', named('tenant', decoy('site-id', s.app.hex(8), { of: 'app' }))),
        ],
      }),
    );
    const given = label('session-token', assigned, {
      key: null,
      also: ['device-id', 'account', 'other'],
      note: 'client ID given by the server',
    });
    flow.in(connected(5, [cat(Uint8Array.of(0x12), string(given))]));
    flow.out(subscribe(5, 2, [text`p2p/${label('account', account.uuid, { key: null, needs: 'mine' })}`]));
    flow.in(subscribed(5, 2, 1));
    const peer = account.contacts[1];
    const reply = text`p2p/${label('account', account.uuid, { key: null, needs: 'mine' })}`;
    const body = json({
      text: label('message', 'Übergabe am Dienstag um sieben'),
      name: label('person-name', account.full),
      k: d.nonce(),
    });
    flow.out(
      publish(
        5,
        text`p2p/${label('account', peer?.uid ?? '', { key: null, also: ['contact'], needs: 'mine' })}`,
        encode('deflate', body),
        [
          cat(Uint8Array.of(0x08), string(reply)),
          cat(Uint8Array.of(0x09), string(decoy('nonce', s.random.hex(16), { as: ['octets'], key: null }))),
          userProperty('trace', named('trace', d.traceparent())),
        ],
      ),
    );
    flow.out(DISCONNECT);
    flow.close();
  },
};

import { json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy } from '../facts.ts';
import { connect, connected, DISCONNECT, PING_ANSWER, PING_REQUEST, publish, subscribe, subscribed } from '../mqtt.ts';
import { wait } from '../network.ts';
import { proto } from '../packed.ts';
import { joined, type Piece, text } from '../piece.ts';
import type { Random } from '../random.ts';
import type { Design } from '../session.ts';

const LINES = 6;

/** Where a town's buses are: a public feed by MQTT 3.1.1, as JSON (in the manner of HSL's high-frequency positions) and
 *  as GTFS-Realtime's Protocol Buffers. Places, vehicles, journeys and operators are everybody's to see, and the same
 *  for every user; no log-in, no client ID. */
export const laterQuietTransit: Design = {
  name: 'later-quiet-transit',
  follows: 'OASIS MQTT 3.1.1, GTFS Realtime 2.0',
  exposes: false,
  wire: { vlan: 300, reorder: 0.1 },
  play(s) {
    const d = decoysOf(s);
    const { app, random } = s;
    const flow = s.tcp('mqtt.stadtverkehr-offen.fi', 1883, 'mqtt');
    flow.out(connect({ version: 4, clientId: '' }));
    flow.in(connected(4));
    flow.out(subscribe(4, 1, ['/hfp/v2/journey/ongoing/vp/bus/#', '/gtfsrt/vp/#']));
    flow.in(subscribed(4, 1, 2));
    for (let i = 0; i < LINES; i += 1) {
      const bus = inventBus(app);
      const topic = joined(
        ['/hfp/v2/journey/ongoing/vp/bus', bus('oper'), bus('veh'), bus('route'), '1', bus('headsign'), bus('stop')],
        '/',
      );
      const place = (low: number): Piece => decoy('bus-place', `${low}.${app.digits(6)}`, { of: 'app', bare: true });
      const now = {
        desi: bus('line'),
        dir: '1',
        oper: bus('oper'),
        veh: bus('veh'),
        tst: d.iso(),
        tsi: d.seconds(),
        spd: decoy('number', '7.34', { bare: true }),
        lat: place(60),
        long: place(24),
        oday: decoy('date', '2026-06-12', { of: 'app' }),
        jrn: decoy('journey', app.range(100, 900), { bare: true, of: 'app' }),
        loc: 'GPS',
        stop: bus('stop'),
        route: bus('route'),
        driver_door: false,
        contact: null,
        passengers: decoy('number', random.below(60), { bare: true }),
      };
      flow.in(publish(4, topic, json({ VP: now })));
      wait(s.net, 0.4);
      flow.in(
        publish(
          4,
          text`/gtfsrt/vp/${bus('operator')}`,
          proto([
            [
              1,
              'message',
              [
                [1, decoy('version', '2.0', { of: 'app' })],
                [3, 'varint', asVarint(s.seconds())],
              ],
            ],
            [
              2,
              'message',
              [
                [1, decoy('vehicle', `bus:${app.digits(9)}`, { of: 'app' })],
                [
                  4,
                  'message',
                  [
                    [
                      1,
                      'message',
                      [
                        [1, decoy('journey', app.uuid(), { of: 'app' })],
                        [5, bus('route')],
                      ],
                    ],
                    [
                      8,
                      'message',
                      [
                        [1, decoy('vehicle', app.hex(16), { of: 'app' })],
                        [3, bus('plate')],
                      ],
                    ],
                  ],
                ],
              ],
            ],
          ]),
        ),
      );
    }
    flow.out(PING_REQUEST);
    flow.in(PING_ANSWER);
    flow.out(DISCONNECT);
    flow.close();
  },
};

function asVarint(now: number): Piece {
  return decoy('time', now, { as: ['varint'] });
}

/** A bus's facts, each the same wherever it stands. */
function inventBus(app: Random): (what: string) => Piece {
  const facts: Readonly<Record<string, string>> = {
    oper: app.digits(4),
    veh: app.digits(5),
    route: app.digits(4),
    line: app.digits(3),
    stop: app.digits(7),
    headsign: app.pick(['Hakaniemi', 'Kamppi', 'Itäkeskus']),
    operator: app.digits(4),
    plate: `${app.from('ABCEFGHJK', 3)}-${app.digits(3)}`,
  };
  return (what) => decoy(what, facts[what] ?? '', { of: 'app' });
}

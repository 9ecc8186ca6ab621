import { plainPairs } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { wait } from '../network.ts';
import { cat } from '../piece.ts';
import type { Design } from '../session.ts';

/** key=value text over UDP, with separators of its own, in the manner of game lobbies and push-to-talk apps; names
 *  nobody listed (`spieler`, `partie`) beside common ones. */
export const kvUdp: Design = {
  name: 'kv-udp',
  follows: 'cases: pattern 1 in a protocol of its own',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device, random } = s;
    s.own('account', account.uid);
    const flow = s.udp('lobby.waldgeist-spiele.de', 26777, 'udp');
    const partie = account.room;
    flow.out(
      cat(
        'HELLO|',
        plainPairs(
          {
            spieler: label('account', account.nick, { also: ['person-name'] }),
            uid: label('account', account.uid),
            hwid: label('device-id', device.serial),
            ver: d.version(),
            lang: d.locale(),
            rnd: decoy('nonce', random.hex(8)),
          },
          '|',
        ),
        '\n',
      ),
    );
    flow.in(
      cat(
        'WELCOME|',
        plainPairs(
          {
            tok: label('session-token', random.hex(24)),
            motd: 'hi',
            port: d.port(),
            map: decoy('map-name', 'q2dm1', { of: 'app' }),
          },
          '|',
        ),
        '\n',
      ),
    );
    for (let i = 0; i < 3; i += 1) {
      flow.out(
        cat(
          'CHAT|',
          plainPairs(
            {
              partie: label('room', partie),
              uid: label('account', account.uid),
              msg: label(
                'message',
                random.pick(['los jetzt', 'wer gibt Deckung?', 'mein echtes Konto ist das andere']),
              ),
              seq: decoy('counter', i),
              t: d.millis(),
            },
            '|',
          ),
          '\n',
        ),
      );
      flow.in(
        cat(
          'TICK|',
          plainPairs(
            {
              fps: decoy('number', random.range(30, 60)),
              pos: decoy('game-place', `${random.below(900)},${random.below(900)}`),
            },
            '|',
          ),
          '\n',
        ),
      );
      wait(s.net, 2);
    }
  },
};

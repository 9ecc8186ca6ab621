import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { counted, number, u8 } from '../packed.ts';
import { cat, joined, named, type Piece, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** A push kit's log-in on its own TCP protocol (case "JPush, Getui"; port 7003 and the layout are of our making, in
 *  that manner): IMEI, Android ID, package and app key joined by `$$`, a 64-bit user number; the answer brings the
 *  registration ID; then heartbeats. */
export const pushHandshake: Design = {
  name: 'push-handshake',
  follows: 'cases: JPush, Getui',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device, random } = s;
    const registration = `1${device.networkId.slice(14)}`;
    const juid = BigInt(`0x${device.networkId.slice(0, 14)}`).toString();
    s.own('device', device.imei);
    const flow = s.tcp('im64.schubkarre-push.cn', 7003, 'tcp');
    let sequence = 0;
    const packet = (command: number, body: Piece): Piece => {
      sequence += 1;
      const inner = named(null, cat(u8(5), u8(command), number(sequence, 'u64be'), body));
      return counted(inner, 'u16be');
    };
    const user = (): Piece =>
      label('device-id', juid, { as: ['u64be'], needs: 'twin', also: ['account', 'push-token'] });
    const client = joined(
      [
        label('device-id', device.imei, { needs: 'mine' }),
        label('device-id', device.androidId, { needs: 'mine' }),
        decoy('package', 'com.schubkarre.demo', { of: 'app' }),
        d.appKey(),
        d.channel(),
      ],
      '$$',
    );
    flow.out(
      packet(
        0,
        cat(
          counted(client, 'u16be'),
          counted(d.version(), 'u16be'),
          counted(decoy('model', 'Android 13,33', { of: 'app' }), 'u16be'),
        ),
      ),
    );
    flow.in(
      packet(
        0x10,
        cat(
          number(0, 'u16be'),
          user(),
          counted(label('push-token', registration, { also: ['device-id'], needs: 'twin' }), 'u16be'),
        ),
      ),
    );
    flow.out(
      packet(
        1,
        cat(
          user(),
          counted(
            label('credential', random.hex(32), {
              of: 'session',
              needs: 'twin',
              note: 'the password for the number, MD5 in form',
            }),
            'u16be',
          ),
          number(s.seconds(), 'u32be'),
        ),
      ),
    );
    flow.in(
      packet(
        0x11,
        cat(number(0, 'u16be'), number(random.u32(), 'u32be'), decoy('time', s.seconds(), { as: ['u32be'] })),
      ),
    );
    for (let i = 0; i < 3; i += 1) {
      flow.out(packet(2, cat(user(), random.bytes(2))));
      flow.in(packet(0x13, cat(number(0, 'u16be'))));
      flow.keepAlive();
    }
    flow.out(
      packet(
        10,
        cat(
          user(),
          counted(
            text`{"alias":"${label('account', account.uid, { key: 'alias' })}","tags":"${decoy('topic', 'beta', { key: 'tags', of: 'app' })}"}`,
            'u16be',
          ),
        ),
      ),
    );
    flow.in(packet(0x1a, cat(number(0, 'u16be'))));
    flow.close();
  },
};

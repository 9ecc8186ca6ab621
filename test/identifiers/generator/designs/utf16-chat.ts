import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { counted, number } from '../packed.ts';
import { cat, encode, named, type Piece } from '../piece.ts';
import type { Design } from '../session.ts';

/** A desktop messenger whose strings are UTF-16, little-endian, after their length (as Windows programs write them),
 *  in a binary protocol of its own; one block holds key names in UTF-16 too. */
export const utf16Chat: Design = {
  name: 'utf16-chat',
  follows: 'cases: pattern 2; RFC 2781',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device, random } = s;
    const mine = { needs: 'mine', key: null } as const;
    s.own('name', account.full);
    const wide = (inner: Piece): Piece => encode('utf-16le', inner);
    const string = (inner: Piece): Piece => counted(wide(inner), 'u32le');
    const packet = (kind: number, ...parts: readonly Piece[]): Piece => {
      const body = named(null, cat(...parts));
      return cat(number(kind, 'u32le'), counted(body, 'u32le'));
    };
    const flow = s.tcp('desk.taubenschlag-im.com', 9010, 'tcp');
    flow.out(
      packet(
        0x1001,
        string(label('email', account.email)),
        string(label('person-name', account.full, mine)),
        string(d.version()),
        cat(decoy('time', s.seconds(), { as: ['u32le'] })),
      ),
    );
    flow.in(packet(0x9001, number(0, 'u32le'), string(decoy('server-name', 'node-07', { of: 'app' }))));
    const settings = cat(
      'UserName=',
      label('account', account.user, { key: 'UserName' }),
      ';HostName=',
      label('device-name', `${account.last.toUpperCase().replace(/[^A-Z]/g, '')}-PC`, {
        key: 'HostName',
        also: ['person-name'],
        of: 'account',
      }),
      ';DiskSerial=',
      label('device-id', device.serial, { key: 'DiskSerial' }),
      ';Build=',
      decoy('version', '10.0.19045', { key: 'Build', of: 'app' }),
    );
    flow.out(packet(0x1002, string(settings)));
    flow.out(
      packet(
        0x1010,
        string(label('room', account.roomTitle, mine)),
        string(label('message', random.pick(['Протокол заберу вечером', 'der Wagen steht schon bereit']), mine)),
        cat(random.bytes(8)),
      ),
    );
    flow.in(packet(0x9010, string(d.iso())));
    flow.keepAlive();
    flow.close();
  },
};

import { plainPairs } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { wait } from '../network.ts';
import { cat, type Part, type Piece, text } from '../piece.ts';
import { playRtp } from '../rtp.ts';
import type { Design } from '../session.ts';

/** A telephone app that registers with lines of `name: value` over UDP, which is not SIP: German names, a telephone
 *  book that comes in IPv4 fragments (RFC 791; a tunnel's MTU of 576), short messages, then the call. */
export const laterVoipLines: Design = {
  name: 'later-voip-lines',
  follows: 'cases: pattern 1 in a protocol of its own; RFC 791 section 3.2, RFC 3550',
  exposes: true,
  wire: { mtu: 576 },
  play(s) {
    const d = decoysOf(s);
    const { account, device, random, app } = s;
    const peer = account.contacts[0];
    const said = random.pick(['Bitte ruf nicht mehr im Büro an', 'Die Unterlagen sind im Schließfach']);
    s.own('phone', account.phone);
    s.own('account', account.user);
    s.own('message', said);
    const flow = s.udp('anmeldung.funkbruecke.de', 6140, 'udp');
    const block = (first: string, pairs: Readonly<Record<string, Part>>): Piece =>
      cat(`${first} FB/1.3\n`, plainPairs(pairs, '\n', ': '), '\n\n');
    const place = `${random.range(48, 53)}.${random.digits(5)} ${random.range(8, 13)}.${random.digits(5)}`;
    flow.out(
      block('ANMELDEN', {
        Teilnehmer: label('account', account.user),
        Rufnummer: label('phone', account.phone.replace('+', '00')),
        Anzeigename: label('person-name', account.full),
        Kennwort: label('credential', account.password),
        'Geraete-Kennung': label('device-id', device.imei),
        'SIM-Kennung': label('device-id', device.imsi, { also: ['account', 'phone'] }),
        Standort: label('location', place, { note: 'latitude, longitude' }),
        Weckadresse: label('push-token', device.fcm),
        Programm: text`Funkbruecke ${d.version()}`,
        Fassung: d.build(),
        Sprache: d.locale(),
        Zeit: d.iso(),
        Vorgang: d.requestId(),
        Lizenz: d.appKey(),
      }),
    );
    flow.in(
      block('OK', {
        Sitzung: label('session-token', random.hex(32), { also: ['credential'] }),
        Gueltig: decoy('number', 1800, { of: 'app' }),
        Vermittlung: decoy('server-name', `vst-${app.range(100, 999)}`, { of: 'app' }),
        Medienport: d.port(),
        Guthaben: d.price(),
      }),
    );
    const book = account.contacts.map((contact, i) =>
      plainPairs(
        {
          [`Eintrag-${i + 1}`]: label('person-name', contact.name, { also: ['contact'] }),
          [`Nummer-${i + 1}`]: label('phone', contact.phone, { also: ['contact'] }),
          [`Post-${i + 1}`]: label('email', contact.email, { also: ['contact'] }),
          [`Bild-${i + 1}`]: decoy('cdn-object', `https://bild.funkbruecke.de/o/${random.base62(40)}.jpg`),
          [`Pruefwert-${i + 1}`]: decoy('file-hash', random.hex(64)),
        },
        '\n',
      ),
    );
    flow.out(cat('TELEFONBUCH FB/1.3\nAnzahl: 4\n', ...book.flatMap((one) => [one, '\n']), '\n'));
    flow.in(block('OK', { Vorgang: d.requestId() }));
    flow.out(
      block('KURZNACHRICHT', {
        Von: label('phone', account.phone),
        An: label('phone', peer?.phone ?? '', { also: ['contact'] }),
        Runde: label('room', account.roomId),
        Inhalt: label('message', said),
        Laufnummer: either('message', random.digits(9), 'one message, and nobody'),
        Zeichen: decoy('word', 'UTF-8', { of: 'app' }),
      }),
    );
    for (let i = 0; i < 3; i += 1) {
      flow.out('LEBEN FB/1.3\n\n');
      flow.in(block('OK', { Zeit: d.seconds() }));
      wait(s.net, 10);
    }
    playRtp(s, s.udp('medien.funkbruecke.de', 31000 + app.below(900) * 2, 'rtp'), 30, random.u32());
  },
};

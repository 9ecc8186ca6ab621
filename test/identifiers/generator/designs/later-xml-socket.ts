import { xml } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { wait } from '../network.ts';
import { counted, msgpack, u8 } from '../packed.ts';
import { cat, encode, named, type Part, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';

/** A messenger on TCP whose messages are XML that end in an octet of zero (as Flash's XMLSocket had it, and is not
 *  XMPP): names of elements and attributes in Arabic letters, and in Arabic with Latin ones; CDATA; a card in base64. */
export const laterXmlSocket: Design = {
  name: 'later-xml-socket',
  follows: 'XML 1.0; cases: pattern 1 in a protocol of its own',
  exposes: true,
  wire: { resend: 0.08 },
  play(s) {
    const d = decoysOf(s);
    const { account, device, random, app } = s;
    const said = random.pick(['نلتقي عند الجسر القديم', 'لا تتصل بهذا الرقم', 'الوثائق عند أختي']);
    s.own('account', account.user);
    s.own('message', said);
    const flow = s.tcp('srv2.majlis-chat.net', 9339, 'tcp');
    const ended = (...parts: readonly Part[]): Piece => cat(...parts, u8(0));
    const cdata = (name: string, part: Part): Piece => cat(`<${name}><![CDATA[`, named(name, part), `]]></${name}>`);
    flow.out(ended(xml('msg', [xml('body', [xml('ver', '', { v: d.version() })], { action: 'verChk', r: '0' })])));
    flow.in(ended('<msg t="sys"><body action="apiOK" r="0"></body></msg>'));
    const login = [
      cdata('nick', label('account', account.user, { also: ['person-name'] })),
      cdata('kalimat_sirr', label('credential', account.password)),
      xml('raqm_hatif', label('phone', account.phone)),
      xml('barid', label('email', account.email)),
      xml('jihaz', '', {
        raqm: label('device-id', device.androidId),
        nusxa: d.version(),
        lugha: d.locale(),
        shasha: d.size(),
      }),
    ];
    const zone = decoy('app-name', 'majlis_general', { of: 'app' });
    flow.out(ended(xml('msg', [xml('body', login, { action: 'dukhul', zone })], { t: 'sys' })));
    flow.in(
      ended(
        '<?xml version="1.0" encoding="UTF-8"?>',
        xml('رد', [
          xml('رمز_الجلسة', label('session-token', random.hex(40), { also: ['credential'] })),
          xml('خادم', decoy('server-name', `dxb-${app.range(10, 99)}`, { of: 'app' })),
          xml('وقت', d.iso()),
          xml('إصدار', d.build()),
          xml('شعار', d.cdnObject('svg')),
        ]),
      ),
    );
    const card = [
      xml('الاسم', label('person-name', account.full)),
      xml(
        'الموقع',
        label('location', `31.${random.digits(5)},35.${random.digits(5)}`, { note: 'latitude, longitude' }),
      ),
    ];
    flow.out(ended(xml('بطاقة', encode('base64', cat(...card)), { حجم: decoy('size', random.range(200, 400)) })));
    flow.in(
      ended(
        xml(
          'جهات',
          account.contacts.map(({ name, phone, uid }) =>
            xml('جهة', label('person-name', name, { also: ['contact'] }), {
              معرف: label('account', uid, { also: ['contact'] }),
              هاتف: label('phone', phone, { also: ['contact'] }),
            }),
          ),
        ),
      ),
    );
    const room = (): Piece => label('room', account.roomId);
    for (const line of [said, 'نعم "غدا" بعد الصلاة & قبل الغروب']) {
      flow.out(
        ended(
          xml('رسالة', [xml('نص', label('message', line)), xml('توقيت', d.millis())], {
            من: label('account', account.user),
            غرفة: room(),
            مرجع: decoy('nonce', random.hex(8)),
          }),
        ),
      );
      flow.in(ended(xml('ok', '', { tasalsul: decoy('counter', random.range(100, 999)) })));
      wait(s.net, 2);
    }
    flow.in(ended(text`<إعلان معرف="${decoy('campaign', app.digits(7), { key: 'معرف', of: 'app' })}" سعر="9.90"/>`));
    flow.close();
    registerForPush(s);
  },
};

/** The push service beside it: MessagePack after its length, on TCP, with names of one to three letters. Those of one
 *  letter tell nobody what they are. */
function registerForPush(s: Session): void {
  const d = decoysOf(s);
  const { account, device, random, app } = s;
  const flow = s.tcp('c4.ishaar-push.net', 5223, 'tcp');
  flow.out(
    counted(
      msgpack({
        c: 1,
        u: label('account', account.roomId, { needs: 'mine' }),
        d: label('device-id', device.oaid, { needs: 'mine', also: ['advertising-id'] }),
        mob: label('phone', account.phone.slice(1)),
        p: decoy('package', 'net.majlis.chat', { of: 'app' }),
        k: d.appKey(),
        l: d.locale(),
        v: d.version(),
        n: d.nonce(),
      }),
      'u16be',
    ),
  );
  flow.in(
    counted(
      msgpack({
        c: 2,
        r: label('push-token', device.networkId, { needs: 'twin', also: ['device-id'] }),
        tok: label('session-token', random.base62(43)),
        t: s.seconds(),
        z: decoy('server-name', `me-${app.range(1, 9)}`, { of: 'app' }),
      }),
      'u16be',
    ),
  );
  flow.keepAlive();
  flow.in(
    counted(
      msgpack({
        c: 5,
        a: label('person-name', account.contacts[1]?.name ?? '', { needs: 'mine', also: ['contact'] }),
        b: label('message', 'رسالة جديدة: أين أنت؟', { needs: 'mine' }),
        i: d.cdnObject('png'),
        q: decoy('counter', random.digits(6)),
      }),
      'u16be',
    ),
  );
  flow.close();
}

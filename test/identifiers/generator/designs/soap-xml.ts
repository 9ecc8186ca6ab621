import { xml } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, type Piece } from '../piece.ts';
import type { Design } from '../session.ts';

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** A SOAP 1.1 service over plain HTTP (W3C Note, May 2000): `mbr_no`, `hpNo`, `devSerial`, and a CDATA-free XML answer
 *  with a message and its sender. */
export const soapXml: Design = {
  name: 'soap-xml',
  follows: 'W3C SOAP 1.1, XML 1.0',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device } = s;
    const host = 'ws.hanbit-talk.net';
    s.own('phone', account.phone);
    const envelope = (inner: readonly Piece[]): Piece =>
      cat(
        '<?xml version="1.0" encoding="utf-8"?>',
        xml('soap:Envelope', [xml('soap:Body', inner)], { 'xmlns:soap': ENVELOPE, 'xmlns:t': 'urn:hanbit:talk' }),
      );
    const login = xml('t:Login', [
      xml('t:mbr_no', label('account', account.roomId)),
      xml('t:hpNo', label('phone', account.phone)),
      xml('t:passwd', label('credential', account.password)),
      xml('t:devSerial', label('device-id', device.serial)),
      xml('t:appVer', d.version()),
      xml('t:reqTime', d.iso()),
      xml('t:tranId', decoy('request-id', s.random.digits(18))),
    ]);
    const reply = xml('t:LoginResponse', [
      xml('t:result', 'OK', { code: 0 }),
      xml('t:sessKey', label('session-token', s.random.hex(32).toUpperCase())),
      xml('t:nickName', label('person-name', account.full)),
      xml('t:note', label('message', 'Reunião às 18h <sala 4> & trazer os recibos'), {
        sender: label('account', account.contacts[1]?.uid ?? '', { also: ['contact'] }),
        msgSeq: decoy('counter', s.random.range(2, 99)),
      }),
      xml('t:notice', '', { img: decoy('cdn-object', `/n/${s.random.hex(16)}.png`), w: decoy('size', 750) }),
    ]);
    const flow = s.tcp(host, 8090, 'http');
    exchange(
      flow,
      request(
        'POST',
        '/TalkService.asmx',
        `${host}:8090`,
        { SOAPAction: '"urn:hanbit:talk/Login"' },
        {
          type: 'text/xml; charset=utf-8',
          content: envelope([login]),
        },
      ),
      response(
        '200 OK',
        { 'X-AspNet-Version': decoy('version', '4.0.30319', { of: 'app' }) },
        {
          type: 'text/xml; charset=utf-8',
          content: envelope([reply]),
        },
      ),
    );
    flow.close();
  },
};

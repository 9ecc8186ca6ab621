import { byteString, cbor, float } from '../cbor.ts';
import {
  ACKNOWLEDGEMENT,
  CBOR_FORMAT,
  CHANGED,
  coap,
  CONFIRMABLE,
  CONTENT,
  CREATED,
  ETAG,
  format,
  GET,
  JSON_FORMAT,
  LINK_FORMAT,
  MAX_AGE,
  OBSERVE,
  paths,
  POST,
  queryOption,
} from '../coap.ts';
import { json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { wait } from '../network.ts';
import { number, u8 } from '../packed.ts';
import { bare, cat, named, piece } from '../piece.ts';
import type { Design } from '../session.ts';

/** An emergency bracelet's app over CoAP (RFC 7252) and IPv6: a registration in LwM2M's manner (`ep=urn:imei:…`),
 *  Spanish names in JSON and CBOR, the place as two floating-point numbers, a family chat that is observed. */
export const laterCoapBracelet: Design = {
  name: 'later-coap-bracelet',
  follows: 'RFC 7252, RFC 7641, RFC 8949, OMA LwM2M 1.0 section 5.3',
  exposes: true,
  six: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device, random } = s;
    const peer = account.contacts[0];
    const flow = s.udp('pulsera.cuidamayores.es', 5683, 'coap');
    s.own('account', account.uid);
    s.own('phone', account.phone);
    let id = random.below(60000);
    const turn = (
      code: number,
      options: Parameters<typeof coap>[0]['options'],
      payload: Parameters<typeof coap>[0]['payload'],
      answer: number,
      more: Parameters<typeof coap>[0]['options'] = [],
      reply?: Parameters<typeof coap>[0]['payload'],
    ): void => {
      id += 1;
      const token = random.bytes(4);
      flow.out(coap({ type: CONFIRMABLE, code, id, token, options, ...(payload === undefined ? {} : { payload }) }));
      const back = { type: ACKNOWLEDGEMENT, code: answer, id, token, options: more };
      flow.in(coap({ ...back, ...(reply === undefined ? {} : { payload: reply }) }));
      wait(s.net, 1);
    };
    const end = cat('urn:imei:', label('device-id', device.imei));
    turn(
      POST,
      [
        ...paths('rd'),
        format(LINK_FORMAT),
        queryOption('ep', end),
        queryOption('lt', decoy('number', 86400, { of: 'app' })),
        queryOption('lwm2m', '1.0'),
        queryOption('b', 'U'),
      ],
      '</1/0>,</3/0>,</4/0>,</6/0>',
      CREATED,
      [
        [8, 'rd'],
        [8, either('session-token', random.hex(8), 'one registration, for a day', { key: null, also: ['device-id'] })],
      ],
    );
    const said = random.pick(['ya tomé la pastilla', 'me he caído en la escalera', 'venid el domingo sin avisar']);
    s.own('message', said);
    turn(
      POST,
      [...paths('v2', 'mensajes'), format(JSON_FORMAT), queryOption('ver', d.version())],
      json({
        id_usuario: label('account', account.uid, { bare: true }),
        apodo: label('person-name', account.nick, { also: ['account'] }),
        sala: label('room', account.roomId),
        texto: label('message', said),
        clave_app: d.appKey(),
        marca: d.millis(),
        idioma: d.locale(),
      }),
      CHANGED,
      [[ETAG, decoy('etag', random.hex(16), { as: ['octets'] })]],
    );
    const degrees = (low: number, high: number): string => `${random.range(low, high)}.${random.digits(5)}1`;
    turn(
      POST,
      [...paths('v2', 'ubicacion'), format(CBOR_FORMAT)],
      cbor({
        persona: {
          nombre: label('person-name', account.full),
          tlf: label('phone', account.phone),
          correo: label('email', account.email),
        },
        disp: {
          n_serie: label('device-id', device.serial),
          mac: byteString(
            label('device-id', device.mac.replaceAll(':', ''), { as: ['octets'], note: 'six octets, without colons' }),
          ),
          bateria: 71,
          fw: d.version(),
        },
        pos: {
          latitud: float(label('location', degrees(36, 43), { as: ['f64be'] })),
          longitud: float(label('location', `-${degrees(1, 6)}`, { as: ['f64be'] })),
          precision: 12,
        },
        umbral: float(decoy('number', '36.65', { as: ['f64be'], of: 'app' })),
        ficha: label('session-token', random.base62(32)),
        lote: decoy('batch', s.app.uuid(), { of: 'app' }),
        t: bare(cat(u8(0x1a), named('t', decoy('time', s.seconds(), { as: ['u32be'] })))),
      }),
      CHANGED,
    );
    const news = json(
      {
        de: label('person-name', peer?.name ?? '', { also: ['contact'] }),
        movil: label('phone', peer?.phone ?? '', { also: ['contact'] }),
        texto: label('message', '¿Estás bien? Llámame al salir del médico'),
        icono: d.cdnObject('webp'),
        orden: decoy('counter', random.range(2000, 9000), { bare: true }),
      },
      'json-ascii',
    );
    turn(
      GET,
      [[OBSERVE, ''], ...paths('v2', 'sala', label('room', account.roomId, { key: null, needs: 'mine' }))],
      undefined,
      CONTENT,
      [[OBSERVE, u8(12)], format(JSON_FORMAT), [MAX_AGE, piece(number(300, 'u16be'))]],
      news,
    );
  },
};

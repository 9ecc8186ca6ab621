import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { wait } from '../network.ts';
import { u8 } from '../packed.ts';
import { bare, cat, text } from '../piece.ts';
import { amf, AUDIO, COMMAND, DATA, rtmp } from '../rtmp.ts';
import type { Design } from '../session.ts';

/** A live-stream app that sends over RTMP (Adobe, 1.0): `connect` with fields of the app's own in Portuguese, in chunks
 *  of 128 octets that cut values in two, a stream key in `publish`, chat by `enviarMensagem`. Segments come out of
 *  order and twice. */
export const laterRtmpLive: Design = {
  name: 'later-rtmp-live',
  follows: 'RTMP 1.0, AMF 0',
  exposes: true,
  wire: { mss: 536, reorder: 0.2, resend: 0.06 },
  play(s) {
    const d = decoysOf(s);
    const { account, device, random, app } = s;
    const host = 'entrada.palcovivo.com.br';
    const said = random.pick(['a polícia chegou na praça', 'mandem água para o portão 3']);
    s.own('account', account.uid);
    s.own('message', said);
    const flow = s.tcp(host, 1935, 'rtmp');
    const [mine, theirs] = [random.bytes(1528), random.bytes(1528)];
    const zero = new Uint8Array(8);
    flow.out(cat(u8(3), zero, mine));
    flow.in(cat(u8(3), zero, theirs, zero, mine));
    flow.out(cat(zero, theirs));
    const sala = label('room', account.room);
    flow.out(
      rtmp(
        COMMAND,
        0,
        0,
        amf('connect'),
        amf(1),
        amf({
          app: decoy('app-name', 'ao_vivo', { of: 'app' }),
          flashVer: decoy('version', 'FMLE/3.0 (compatible; Lavf58.76.100)', { of: 'app' }),
          tcUrl: text`rtmp://${host}/ao_vivo?sala=${label('room', account.room, { key: 'sala' })}&v=${d.version()}`,
          fpad: false,
          capabilities: 239,
          audioCodecs: 3575,
          id_usuario: label('account', account.uid),
          apelido: label('person-name', account.nick, { also: ['account'] }),
          celular: label('phone', account.phone.slice(1)),
          chave_sessao: label('session-token', random.hex(40), { also: ['credential'] }),
          aparelho: {
            id_aparelho: label('device-id', device.androidId),
            modelo: either('device-name', device.model, 'a model, not one device', { of: 'device' }),
            resolucao: d.size(),
          },
          chave_publica_app: d.appKey(),
          pedido: d.requestId(),
        }),
      ),
    );
    flow.in(
      rtmp(
        COMMAND,
        0,
        0,
        amf('_result'),
        amf(1),
        amf({ fmsVer: decoy('version', 'FMS/3,0,1,123', { of: 'app' }), capabilities: 31 }),
        amf({
          level: 'status',
          code: 'NetConnection.Connect.Success',
          clientid: bare(
            cat(
              u8(0),
              either('session-token', random.range(100_000_000, 999_999_999), 'one connection', { as: ['f64be'] }),
            ),
          ),
          servidor: decoy('server-name', `borda-${app.range(10, 99)}.gru`, { of: 'app' }),
        }),
      ),
    );
    flow.out(rtmp(COMMAND, 0, 0, amf('createStream'), amf(2), amf(null)));
    flow.in(rtmp(COMMAND, 0, 0, amf('_result'), amf(2), amf(null), amf(1)));
    // The stream's key as a whole, and the account's number that stands in it.
    const [number, secret] = [account.uid, account.openid.slice(1)];
    const inside = text`live_${label('account', number, { key: null, needs: 'mine' })}_sk${secret}`;
    const note = 'the stream key';
    const whole = label('credential', `live_${number}_sk${secret}`, {
      key: null,
      also: ['session-token', 'room'],
      note,
    });
    const key = { bytes: inside.bytes, marks: [...whole.marks, ...inside.marks] };
    flow.out(rtmp(COMMAND, 1, 0, amf('publish'), amf(3), amf(null), amf(key), amf('live')));
    flow.out(
      rtmp(
        DATA,
        1,
        0,
        amf('@setDataFrame'),
        amf('onMetaData'),
        amf({
          width: 1280,
          height: 720,
          videodatarate: 2500,
          encoder: decoy('version', 'Lavf58.76.100', { of: 'app' }),
          titulo: label('room', account.roomTitle, { also: ['message', 'other'] }),
        }),
      ),
    );
    for (let i = 0; i < 6; i += 1) {
      flow.out(rtmp(AUDIO, 1, 23 * i, cat(Uint8Array.of(0xaf, 1), random.bytes(random.range(150, 400)))));
      wait(s.net, 0.2);
    }
    const chat = { de: label('account', account.uid), sala, texto: label('message', said), n: 4 };
    flow.out(rtmp(COMMAND, 1, 180, amf('enviarMensagem'), amf(0), amf(null), amf(chat)));
    flow.in(
      rtmp(
        COMMAND,
        1,
        0,
        amf('novaMensagem'),
        amf(0),
        amf(null),
        amf({
          nome: label('person-name', account.contacts[0]?.name ?? '', { also: ['contact'] }),
          texto: label('message', 'estou na esquina, cuidado'),
          figurinha: d.cdnObject('webp'),
          espectadores: 418,
          preco: d.price(),
        }),
      ),
    );
    flow.close();
  },
};

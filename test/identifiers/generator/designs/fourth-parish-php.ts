import { jpeg } from '../around.ts';
import { cookies, form, json, type Json, multipart, xml } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, encode, type Part, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';

const HOST = 'app.paroquia-betel.org.br';

/** A parish's groups on PHP of long ago, with Portuguese names: log-in by number and code, JSON with everything beyond
 *  ASCII escaped, a page with hidden fields and a script, a form inside JSON inside base64 inside a form, XML-RPC in
 *  which a name and its value are two elements, and a picture with its owner. */
export const fourthParishPhp: Design = {
  name: 'fourth-parish-php',
  follows: 'cases: pattern 1; XML-RPC specification (1999), RFC 7578, HTML Living Standard: hidden fields',
  exposes: true,
  play(s) {
    const said = s.random.pick([
      'a reunião mudou para a casa da irmã, não avisem o pastor',
      'ele está escondido no salão, levem comida',
      'não tragam o celular no domingo',
    ]);
    const session = s.random.from('0123456789abcdefghijklmnopqrstuv', 26);
    s.own('phone', s.account.phone);
    s.own('account', member(s));
    s.own('room', group(s));
    s.own('message', said);
    enter(s, session);
    readPage(s, session);
    write(s, session, said);
    blog(s);
  },
};

function member(s: Session): string {
  return `PB-${shapesOf(s.account.uuid).digits}`;
}

function group(s: Session): string {
  return shapesOf(s.account.room).digits;
}

function jar(s: Session, session: string): Piece {
  return cookies({
    PHPSESSID: label('session-token', session, { also: ['credential'] }),
    idioma: 'pt_BR',
    tema: decoy('word', 'claro', { of: 'app' }),
    versao: decoysOf(s).version(),
  });
}

function enter(s: Session, session: string): void {
  const d = decoysOf(s);
  const { account, device, random } = s;
  const flow = s.tcp(HOST, 80, 'http');
  const post = (target: string, content: Piece, got: Json, more: Readonly<Record<string, Part>> = {}): void =>
    exchange(
      flow,
      request(
        'POST',
        target,
        HOST,
        { 'User-Agent': text`Betel/${d.version()} Dalvik/2.1.0` },
        { type: 'application/x-www-form-urlencoded', content },
      ),
      response(
        '200 OK',
        { 'X-Powered-By': decoy('version', 'PHP/5.6.40', { of: 'app' }), Date: decoy('time', date(s)), ...more },
        { type: 'text/html; charset=UTF-8', content: json(got, 'json-ascii') },
      ),
    );
  const celular = (): Piece => label('phone', account.phone);
  post('/ws/pedir_codigo.php', form({ celular: celular(), pais: decoy('country-code', 'BR', { of: 'app' }) }), {
    sucesso: true,
    validade: decoy('number', 300, { bare: true, of: 'app' }),
  });
  const code = label('credential', random.digits(6), { of: 'session', also: ['session-token', 'other'] });
  const answer = {
    sucesso: true,
    membro: {
      codigo_membro: label('account', member(s)),
      nome_completo: label('person-name', account.full),
      'e-mail': label('email', account.email),
      nascimento: either(
        'other',
        `19${random.range(60, 99)}-0${random.range(1, 9)}-1${random.below(9)}`,
        'a birthday',
        {
          also: ['person-name'],
        },
      ),
      funcao: decoy('role', 'leitor', { of: 'app' }),
    },
    grupos: [
      {
        codigo_grupo: label('room', group(s)),
        nome_grupo: label('room', account.roomTitle, { also: ['other'] }),
        participantes: decoy('count', random.range(4, 60), { bare: true }),
      },
    ],
    avisos: [decoy('notice', 'Missa às 19h na matriz', { of: 'app' })],
  };
  const content = form({
    celular: celular(),
    codigo: code,
    id_aparelho: label('device-id', device.androidId),
    imei: label('device-id', device.imei),
    modelo: either('device-name', device.model, 'a model, not one device', { of: 'device' }),
    token_push: label('push-token', device.fcm),
    versao: d.version(),
    hora: d.seconds(),
  });
  const set = label('session-token', session, { key: 'PHPSESSID', also: ['credential'] });
  post('/ws/confirmar.php', content, answer, { 'Set-Cookie': text`PHPSESSID=${set}; path=/` });
  flow.close();
}

function date(s: Session): string {
  return new Date(s.millis()).toUTCString();
}

/** A page for the app's own browser window: `name` stands before `value`, in a tag. */
function readPage(s: Session, session: string): void {
  const d = decoysOf(s);
  const { account, app } = s;
  const hidden = (name: string, value: Piece): Piece =>
    text`<input type="hidden" name="${name}" value="${encode('xml-escape', { ...value, marks: value.marks.map((mark) => ({ ...mark, key: mark.key ?? name })) })}">\n`;
  const people = account.contacts.map(
    ({ name, phone, uid }) =>
      text`<li data-membro="${label('account', `PB-${shapesOf(uid).digits}`, { key: 'data-membro', also: ['contact'] })}"><a href="tel:${label('phone', phone, { key: 'href', also: ['contact'] })}">${either('person-name', name, 'a name on a page, without a name beside it', { key: null, also: ['contact'] })}</a></li>\n`,
  );
  const script = json({
    id_usuario: label('account', member(s)),
    sala: label('room', group(s)),
    intervalo_ms: decoy('number', 15000, { bare: true, of: 'app' }),
    mapa: decoy('file-hash', app.hex(32), { of: 'app' }),
  });
  const page = cat(
    '<!DOCTYPE html>\n<html lang="pt-BR"><head><meta charset="utf-8"><title>Grupo</title>\n',
    text`<link rel="stylesheet" href="/css/tema.css?v=${decoy('version', app.digits(8), { key: 'v', of: 'app' })}">\n`,
    text`<script>var ctx = ${script};</script></head><body>\n<form action="/ws/falar.php" method="post">\n`,
    hidden('id_membro', label('account', member(s))),
    hidden('id_grupo', label('room', group(s))),
    hidden('nonce', decoy('nonce', s.random.hex(10))),
    '<textarea name="mensagem"></textarea></form>\n<ul class="gente">\n',
    ...people,
    text`</ul><img src="/img/${d.cdnObject('png')}" width="64" height="64"></body></html>\n`,
  );
  const flow = s.tcp(HOST, 80, 'http');
  exchange(
    flow,
    request('GET', '/grupo/ver.php?aba=gente', HOST, { Cookie: jar(s, session), 'If-None-Match': d.etag() }),
    response(
      '200 OK',
      { ETag: d.etag() },
      { type: 'text/html; charset=UTF-8', coding: 'gzip', chunked: true, content: page },
    ),
  );
  flow.close();
}

function write(s: Session, session: string, said: string): void {
  const d = decoysOf(s);
  const { random } = s;
  const inner = form({
    de: label('account', member(s)),
    grupo_id: label('room', group(s)),
    mensagem: label('message', said),
    seq: decoy('counter', random.below(90)),
  });
  const wrapped = encode('base64', json({ acao: 'enviar', carga: inner, hora: d.seconds(), v: d.version() }));
  const flow = s.tcp(HOST, 80, 'http');
  const content = form({ dados: wrapped, assinatura: decoy('signature', random.hex(32)) });
  exchange(
    flow,
    request(
      'POST',
      '/ws/falar.php',
      HOST,
      { Cookie: jar(s, session) },
      { type: 'application/x-www-form-urlencoded', content },
    ),
    response(
      '200 OK',
      {},
      { type: 'text/html; charset=UTF-8', content: json({ sucesso: true, fila: decoy('counter', random.below(9)) }) },
    ),
  );
  const boundary = `--------------------------${random.digits(24)}`;
  const parts = [
    { name: 'MAX_FILE_SIZE', value: decoy('number', 2097152, { of: 'app' }) },
    { name: 'dono', value: label('account', member(s)) },
    { name: 'id_grupo', value: label('room', group(s)) },
    { name: 'foto', value: jpeg(s, 1800), file: decoy('file-name', `IMG_${random.digits(4)}.jpg`), type: 'image/jpeg' },
  ];
  exchange(
    flow,
    request(
      'POST',
      '/ws/subir_foto.php',
      HOST,
      { Cookie: jar(s, session) },
      { type: `multipart/form-data; boundary=${boundary}`, content: multipart(boundary, parts) },
    ),
    response(
      '200 OK',
      {},
      {
        type: 'text/html; charset=UTF-8',
        content: json({
          sucesso: true,
          arquivo: either('other', `${random.base62(22)}.jpg`, 'a picture that the user sent', { also: ['message'] }),
        }),
      },
    ),
  );
  flow.close();
}

/** The notice board: name and value of a struct's member are two elements. */
function blog(s: Session): void {
  const { account, app, random } = s;
  const host = 'mural.paroquia-betel.org.br';
  const value = (key: string, inner: Piece): Piece =>
    xml('member', [
      xml('name', key),
      xml('value', [xml('string', { ...inner, marks: inner.marks.map((mark) => ({ ...mark, key })) })]),
    ]);
  const struct = xml('struct', [
    value('user_login', label('account', account.user)),
    value('user_pass', label('credential', account.password)),
    value('user_email', label('email', account.email)),
    value('blog_id', decoy('site-id', app.digits(2), { of: 'app' })),
    value('post_status', decoy('word', 'publish', { of: 'app' })),
  ]);
  const call = xml('methodCall', [
    xml('methodName', 'mural.novoRecado'),
    xml('params', [xml('param', [xml('value', [struct])])]),
  ]);
  const reply = xml('methodResponse', [
    xml('params', [xml('param', [xml('value', [xml('int', decoy('counter', random.digits(4), { key: null }))])])]),
  ]);
  const head = '<?xml version="1.0"?>\r\n';
  const flow = s.tcp(host, 80, 'http');
  exchange(
    flow,
    request('POST', '/xmlrpc.php', host, {}, { type: 'text/xml', content: cat(head, call) }),
    response(
      '200 OK',
      { Server: decoy('version', 'Apache/2.4.10', { of: 'app' }) },
      { type: 'text/xml', content: cat(head, reply) },
    ),
  );
  flow.close();
}

import { form, json, type Json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { wait } from '../network.ts';
import { lines, type Part, piece, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';
import * as stun from '../stun.ts';
import { fromClient, fromServer, TEXT, upgrade } from '../websocket.ts';

const REALM = 'relay.bridgecall.net';

/** Calls by JSON-RPC 2.0 over a WebSocket without TLS, in the manner of FreeSWITCH's Verto (`login`, `verto.invite` with
 *  `dialogParams`, SDP as a string); the relay's name and password fetched by the "REST API for TURN" draft over plain
 *  HTTP and used in an Allocate (RFC 8656). */
export const thirdRpcCalls: Design = {
  name: 'third-rpc-calls',
  follows: 'JSON-RPC 2.0, mod_verto, RFC 8866, RFC 8656, draft-uberti-behave-turn-rest',
  exposes: true,
  play(s) {
    const { account, random } = s;
    s.own('account', extension(s));
    s.own('phone', account.phone);
    const relay = `${s.seconds() + 86400}`;
    const password = Buffer.from(random.bytes(20)).toString('base64');
    fetchRelay(s, relay, password);
    playCall(s);
    allocate(s, relay, password);
  },
};

function extension(s: Session): string {
  return `${account(s)}@${REALM.replace('relay', 'pbx')}`;
}

function account(s: Session): string {
  return `u${shapesOf(s.account.uuid).digits}`;
}

function fetchRelay(s: Session, expiry: string, password: string): void {
  const d = decoysOf(s);
  const host = 'api.bridgecall.net';
  const flow = s.tcp(host, 8080, 'http');
  const content = form({
    service: 'turn',
    caller_uid: label('account', account(s)),
    device_serial: label('device-id', s.device.serial),
    client: d.version(),
    nonce: d.nonce(),
  });
  const got = json({
    username: text`${decoy('time', expiry, { key: 'username' })}:${label('account', account(s), { key: 'username' })}`,
    password: label('credential', password, { of: 'session', also: ['session-token'] }),
    ttl: decoy('number', 86400, { bare: true, of: 'app' }),
    uris: [text`turn:${REALM}:3478?transport=udp`],
  });
  exchange(
    flow,
    request(
      'POST',
      '/v1/relay',
      host,
      { 'X-Api-Key': d.appKey(), traceparent: d.traceparent() },
      { type: 'application/x-www-form-urlencoded', content },
    ),
    response('200 OK', { 'Cache-Control': 'no-store' }, { type: 'application/json', content: got }),
  );
  flow.close();
}

function playCall(s: Session): void {
  const d = decoysOf(s);
  const { account: person, random, device } = s;
  const host = 'ws.bridgecall.net';
  const flow = s.tcp(host, 8081, 'websocket');
  const [ask, reply] = upgrade(random, '/', `${host}:8081`, { Origin: 'http://app.bridgecall.net' }, false);
  flow.out(ask);
  flow.in(reply);
  let id = 0;
  const sessid = random.uuid();
  const callID = either('other', random.uuid(), 'one call, and nobody');
  const session = (): Piece => label('session-token', sessid, { also: ['other'] });
  const out = (method: string, params: Readonly<Record<string, Json>>): void => {
    id += 1;
    const content = json({ jsonrpc: '2.0', method, params: { ...params, sessid: session() }, id });
    flow.out(fromClient(random, { opcode: TEXT, content }));
  };
  const back = (content: Json): void => flow.in(fromServer({ opcode: TEXT, content: json(content) }));
  const result = (value: Json): void => back({ jsonrpc: '2.0', id, result: value });
  out('login', {
    login: label('account', extension(s), { also: ['email'] }),
    passwd: label('credential', person.password),
    userVariables: { hwid: label('device-id', device.networkId), appver: d.version() },
  });
  result({ message: 'logged in', sessid: session() });
  const peer = person.contacts[0];
  const dialogParams = {
    callID,
    caller_id_name: label('person-name', person.full),
    caller_id_number: label('phone', person.phone),
    destination_number: label('phone', peer?.phone ?? '', { also: ['contact'] }),
    remote_caller_id_name: label('person-name', peer?.name ?? '', { also: ['contact'] }),
    useVideo: false,
    screenShare: false,
    tag: 'webcam',
    videoParams: { minWidth: decoy('size', 640, { bare: true }), minFrameRate: decoy('number', 15, { bare: true }) },
  };
  out('verto.invite', { sdp: sdp(s), dialogParams });
  result({ message: 'CALL CREATED', callID });
  back({
    jsonrpc: '2.0',
    id: decoy('counter', random.digits(5), { bare: true }),
    method: 'verto.answer',
    params: { callID, sdp: sdp(s) },
  });
  out('verto.info', {
    msg: {
      from: label('account', extension(s), { also: ['email'] }),
      to: label('room', `conf-${person.room}`, { also: ['account', 'contact'] }),
      body: label('message', random.pick(['mute yourself, they listen', 'switching rooms in five'])),
    },
    dialogParams: { callID },
  });
  result({ message: 'SENT' });
  wait(s.net, 8);
  out('verto.bye', {
    dialogParams: { callID },
    cause: 'NORMAL_CLEARING',
    causeCode: decoy('number', 16, { bare: true }),
  });
  result({ callID, message: 'CALL ENDED', causeCode: decoy('number', 16, { bare: true }) });
  flow.close();
}

/** Encrypted media: names and fingerprints of one call (RFC 8839, RFC 8122). */
function sdp(s: Session): Piece {
  const { random, net } = s;
  const ice = (what: string, length: number): Piece => decoy('ice-name', random.base62(length), { key: what });
  const print = (random.hex(64).toUpperCase().match(/../g) ?? []).join(':');
  const address = either('other', net.device.ip, 'the own address, inside the message', { key: 'candidate' });
  return lines(
    'v=0',
    text`o=- ${decoy('time', `${s.millis()}`, { key: 'o' })} 2 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    text`a=ice-ufrag:${ice('ice-ufrag', 4)}`,
    text`a=ice-pwd:${ice('ice-pwd', 24)}`,
    text`a=fingerprint:sha-256 ${decoy('certificate', print, { key: 'fingerprint' })}`,
    text`a=candidate:${decoy('number', random.digits(9), { key: 'candidate' })} 1 udp 2122260223 ${address} ${decoy('port', random.range(40000, 60000), { key: 'candidate' })} typ host`,
    'a=rtpmap:111 opus/48000/2',
  );
}

function allocate(s: Session, expiry: string, password: string): void {
  const d = decoysOf(s);
  const { random } = s;
  const flow = s.udp(REALM, 3478, 'stun');
  const udp: stun.Attribute = [stun.TRANSPORT, Uint8Array.of(17, 0, 0, 0)];
  const challenge: readonly stun.Attribute[] = [
    [stun.REALM, REALM],
    [stun.NONCE, decoy('nonce', random.hex(16), { key: null })],
  ];
  const software = (name: Part): stun.Attribute => [stun.SOFTWARE, name];
  const first = random.bytes(12);
  flow.out(stun.stun(stun.ALLOCATE, first, [udp]));
  flow.in(stun.stun(stun.ALLOCATE_ERROR, first, [[stun.ERROR_CODE, text`\0\0\x04\x01Unauthorized`], ...challenge]));
  const second = random.bytes(12);
  const user = text`${decoy('time', expiry, { key: null })}:${label('account', account(s), { key: null })}`;
  flow.out(stun.stun(stun.ALLOCATE, second, [udp, [stun.USERNAME, user], ...challenge], password));
  const mapped = either(
    'other',
    `203.0.113.${random.range(2, 250)}`,
    'the own public address, which the outer header shows too',
    { key: null },
  );
  flow.in(
    stun.stun(
      stun.ALLOCATE_SUCCESS,
      second,
      [
        [stun.RELAYED, stun.xorAddress(piece('47.88.10.9'), 51877)],
        [stun.MAPPED, stun.xorAddress(mapped, 40999)],
        software(text`Coturn-${d.version()}`),
      ],
      password,
    ),
  );
}

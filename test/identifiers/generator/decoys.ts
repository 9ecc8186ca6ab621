import { decoy } from './facts.ts';
import type { Piece } from './piece.ts';
import type { Session } from './session.ts';

/** Values that stand in every app's traffic and name nobody. */
export interface Decoys {
  readonly version: () => Piece;
  readonly seconds: () => Piece;
  readonly millis: () => Piece;
  readonly iso: () => Piece;
  readonly etag: () => Piece;
  readonly requestId: () => Piece;
  readonly traceparent: () => Piece;
  readonly nonce: () => Piece;
  readonly fileHash: () => Piece;
  readonly cdnObject: (extension: string) => Piece;
  readonly flag: () => Piece;
  readonly property: () => Piece;
  readonly appKey: () => Piece;
  readonly locale: () => Piece;
  readonly size: () => Piece;
  readonly price: () => Piece;
  readonly build: () => Piece;
  readonly port: () => Piece;
  readonly channel: () => Piece;
}

const FLAGS = ['new_composer', 'stories_v3', 'dark_launch', 'voice_rooms', 'inline_video'];

const drawn = new WeakMap<Session, Decoys>();

/** Constants of the app are drawn once, so that they stay the same in every message and for every account. */
export function decoysOf(session: Session): Decoys {
  const known = drawn.get(session) ?? draw(session);
  drawn.set(session, known);
  return known;
}

function draw(session: Session): Decoys {
  const { app, random } = session;
  const constant = {
    version: `${app.range(1, 12)}.${app.below(30)}.${app.below(900)}`,
    appKey: app.hex(32),
    property: `UA-${app.digits(8)}-${app.range(1, 3)}`,
    hash: app.hex(40),
    shop: app.pick(['googleplay', 'huawei', 'xiaomi', 'appstore']),
    build: `${app.from('QRST', 1)}${app.from('ABKPQ', 1)}1A.${app.digits(6)}.${app.digits(3)}`,
  };
  const ofApp = { of: 'app' } as const;
  return {
    version: () => decoy('version', constant.version, ofApp),
    seconds: () => decoy('time', session.seconds()),
    millis: () => decoy('time', session.millis()),
    iso: () => decoy('time', new Date(session.millis()).toISOString()),
    etag: () => decoy('etag', `"${random.hex(32)}"`),
    requestId: () => decoy('request-id', random.uuid()),
    traceparent: () => decoy('trace-id', `00-${random.hex(32)}-${random.hex(16)}-01`),
    nonce: () => decoy('nonce', random.base62(16)),
    fileHash: () => decoy('file-hash', constant.hash, ofApp),
    cdnObject: (extension) => decoy('cdn-object', `${random.base62(22)}.${extension}`),
    flag: () => decoy('feature-flag', random.pick(FLAGS)),
    property: () => decoy('site-id', constant.property, ofApp),
    appKey: () => decoy('app-key', constant.appKey, ofApp),
    locale: () => decoy('locale', random.pick(['de-DE', 'en_US', 'zh_CN', 'ru-RU', 'pt-BR'])),
    size: () => decoy('size', `${random.pick([720, 1080, 1170])}x${random.pick([1560, 2400, 2532])}`),
    price: () => decoy('price', `${random.below(90)}.${random.digits(2)}`),
    build: () => decoy('build', constant.build, ofApp),
    port: () => decoy('port', random.range(2000, 60000)),
    channel: () => decoy('shop', constant.shop, ofApp),
  };
}

import { u32le } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import { octetRange } from '../first-octets.ts';
import { perRecord, type Step } from '../per-record.ts';
import { SealedFrames, type SealedFrame, type SealedFraming } from './sealed-frames.ts';

/** Key's length, how it is sealed, how all later frames are: three numbers of 4 octets, lowest first. */
const HANDSHAKE_HEAD = 12;
const KEY = 256;
const SIZE = 4;
const HIGHEST_KEY_TYPE = 31;
const HIGHEST_CIPHER = 7;
/** A login is some hundred octets. */
const LONGEST_FIRST = 0xffff;
/** A longer frame is none. */
const LONGEST = 0xff_ffff;
const MOST_WAITING = 64;

/** KakaoTalk's LOCO over TCP: a key, sealed for the server, then frames sealed with it. Sources: docs/protocols/loco.md. */
export const loco = {
  ...perRecord({
    name: 'loco',
    mostWaiting: MOST_WAITING,
    recognise(first) {
      const firstFrame = HANDSHAKE_HEAD + KEY;
      if (!isHandshake(first, 0) || first.length < firstFrame + SIZE) return 0;
      const size = u32le(first, firstFrame);
      return size > 0 && size <= LONGEST_FIRST ? 0.93 : 0;
    },
    read(flow, sink) {
      flow.sawStart = true;
      return new SealedFrames(new LocoFraming(), sink);
    },
  }),
  begins: octetRange(0, 0),
};

class LocoFraming implements SealedFraming {
  #greeted = false;

  frame(direction: Direction, bytes: Uint8Array, at: number, end: number): SealedFrame | Step {
    if (direction === 'out' && !this.#greeted) {
      if (end - at < HANDSHAKE_HEAD) return -HANDSHAKE_HEAD;
      this.#greeted = true;
      return isHandshake(bytes, at) ? { open: HANDSHAKE_HEAD, sealed: KEY } : 'lost';
    }
    if (end - at < SIZE) return -SIZE;
    const sealed = u32le(bytes, at);
    return sealed > 0 && sealed <= LONGEST ? { open: SIZE, sealed } : 'lost';
  }

  tell(_direction: Direction, _bytes: Uint8Array, at: number, end: number, sink: FieldSink): void {
    sink.message({ type: 'chat-packet', kind: end - at === HANDSHAKE_HEAD ? 'handshake' : 'frame' });
  }
}

function isHandshake(bytes: Uint8Array, at: number): boolean {
  if (bytes.length - at < HANDSHAKE_HEAD || u32le(bytes, at) !== KEY) return false;
  const [keyType, cipher] = [u32le(bytes, at + 4), u32le(bytes, at + 8)];
  return keyType > 0 && keyType <= HIGHEST_KEY_TYPE && cipher > 0 && cipher <= HIGHEST_CIPHER;
}

import { u32be, u32le } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import { Nobodys } from '../calls/nobodys.ts';
import { ipv4Text } from '../ip-text.ts';
import { perDatagram } from '../per-datagram.ts';
import { inStead } from '../in-stead.ts';

/** One datagram to or from a Telegram reflector, which passes a call's packets on. Sources: docs/protocols/telegram.md. */
interface ReflectorPacket {
  readonly kind: Kind | 'media';
}

type Kind = 'ask-peer' | 'ping' | 'pong' | 'peer';

const NAME = 'telegram-call';
/** The call's tag, the same in all packets of both sides. */
const TAG = 16;
/** Behind the tag of a packet that is for the reflector itself: 12 octets of ones, then what it is. */
const MARK_END = TAG + 12;
const CONTROLS: Readonly<Record<number, { readonly octets: number; readonly kind: Kind } | undefined>> = {
  0xffffffff: { octets: 32, kind: 'ask-peer' },
  0xfeffffff: { octets: 40, kind: 'ping' },
  0xc77215c0: { octets: 64, kind: 'pong' },
  0x1c37d927: { octets: 48, kind: 'peer' },
};
/** A message key of 16 octets, then whole blocks of AES. */
const BLOCK = 16;
const SHORTEST_MEDIA = TAG + 2 * BLOCK;

/** Per flow, the tag of its call. Gone with the flow. */
const tags = new WeakMap<Flow, Uint8Array>();

export const telegramCall = perDatagram<ReflectorPacket>({
  name: NAME,
  recognise(first, flow) {
    if (controlOf(first) !== null) return 0.97;
    return flow.protocol === NAME && isTagged(first, flow) ? 0.9 : 0;
  },
  parse(bytes, flow) {
    const kind = controlOf(bytes) ?? (isTagged(bytes, flow) ? 'media' : null);
    return kind === null ? { message: null, problem: 'not-this-protocol' } : { message: { kind }, problem: null };
  },
  count({ kind }, sink, octets) {
    const isMedia = kind === 'media';
    sink.count('readable', isMedia ? TAG : octets);
    if (isMedia && isSealed(octets)) sink.count('opaque', octets - TAG);
  },
  emit({ kind }, sink, { bytes, direction, flow, origin }) {
    sink.message({ type: 'call-packet', kind });
    if (kind === 'media') {
      if (!isSealed(bytes.length)) new Nobodys(flow, sink).tell(direction, bytes, TAG, origin);
      return;
    }
    if (!tags.has(flow)) tags.set(flow, bytes.slice(0, TAG));
    if (kind === 'ping') flow.sawStart = true; // a client's first words to a reflector
    sink.field('call-tag', null, { at: 0, length: TAG }, { unclaimed: true });
    if (kind === 'pong') address(sink, bytes, 'own', 56, 60);
    if (kind === 'peer') {
      address(sink, bytes, 'own', 32, 36);
      address(sink, bytes, 'peer', 40, 44);
    }
  },
});

function controlOf(bytes: Uint8Array): Kind | null {
  if (bytes[TAG] !== 0xff || bytes[MARK_END - 1] !== 0xff) return null;
  const control = CONTROLS[u32be(bytes, MARK_END)];
  if (!control || bytes.length !== control.octets || isAllOnes(bytes, 0, TAG)) return null;
  return isAllOnes(bytes, TAG, MARK_END) ? control.kind : null;
}

function isTagged(bytes: Uint8Array, flow: Flow): boolean {
  const tag = tags.get(flow);
  if (!tag || bytes.length <= TAG) return false;
  for (let i = 0; i < TAG; i++) if (bytes[i] !== tag[i]) return false;
  return true;
}

function isSealed(octets: number): boolean {
  return octets >= SHORTEST_MEDIA && (octets - TAG) % BLOCK === 0;
}

function isAllOnes(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 0xff) return false;
  return true;
}

/** An address as the reflector sees it from outside: the client's own, or that of whoever it is in a call with. */
function address(sink: FieldSink, bytes: Uint8Array, whose: string, at: number, portAt: number): void {
  const span = { at, length: 4 };
  sink.field(`${whose}.address`, null, span, { decoded: inStead('ipv4', ipv4Text(bytes, at), span) });
  const port = { at: portAt, length: 4 };
  sink.field(`${whose}.port`, null, port, { decoded: inStead('u32le', String(u32le(bytes, portAt)), port) });
}

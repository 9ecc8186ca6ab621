import type { FieldSink } from '../model/field.ts';
import type { Flow } from '../model/flow.ts';
import type { Session } from './dissector.ts';

/** A session inside a flow that has another protocol's name (TLS after XMPP's STARTTLS, a datagram nobody knows in a
 *  STUN flow). The sink names fields by `flow.protocol`, so that name is lent for the length of each call. */
export function speakAs(name: string, flow: Flow, session: Session): Session {
  const lend = (call: () => void): void => {
    const own = flow.protocol;
    flow.protocol = name;
    call();
    flow.protocol = own;
  };
  return {
    onData: (direction, bytes, origin) => lend(() => session.onData(direction, bytes, origin)),
    onGap: (direction, length) => lend(() => session.onGap(direction, length)),
    onEnd: () => lend(() => session.onEnd()),
  };
}

/** For octets that are encrypted by the protocol's own rules: counted, never looked at. */
export function opaqueRest(sink: FieldSink): Session {
  return {
    onData: (_direction, bytes) => sink.count('opaque', bytes.length),
    onGap() {},
    onEnd() {},
  };
}

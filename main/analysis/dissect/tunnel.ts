import type { FieldSink } from '../model/field.ts';
import type { Flow } from '../model/flow.ts';
import type { Session } from './dissector.ts';
import { speakAs } from './speak-as.ts';
import { scoreTls } from './web/tls-record.ts';
import { tls } from './web/tls.ts';
import { unknown } from './unknown.ts';

/** What follows when a protocol steps aside (HTTP's CONNECT and Upgrade, XMPP's STARTTLS): TLS where the first octets
 *  say so, else bytes nobody claims. */
export function openTunnel(flow: Flow, sink: FieldSink): Session {
  let inner: Session | null = null;
  return {
    onData(direction, bytes, origin) {
      if (!inner) {
        const dissector = scoreTls(bytes, flow) > 0 ? tls : unknown;
        inner = speakAs(dissector.name, flow, dissector.open(flow, sink));
      }
      inner.onData(direction, bytes, origin);
    },
    onGap(direction, length) {
      inner?.onGap(direction, length);
    },
    onEnd() {
      inner?.onEnd();
    },
  };
}

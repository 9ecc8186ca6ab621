import type { FieldSink } from '../model/field.ts';
import type { Flow } from '../model/flow.ts';
import type { Inner, Session } from './dissector.ts';
import { speakAs } from './speak-as.ts';
import { MOST_TUNNELS, StreamConversation } from './stream-conversation.ts';
import { tls } from './web/tls.ts';
import { unknown } from './unknown.ts';

const TLS_ALONE: Inner = { registry: [tls], depth: 0 };

/** What follows when a protocol steps aside (HTTP's CONNECT and Upgrade, STARTTLS, SOCKS): a stream of its own, asked of
 *  every dissector of `inner` from its first octets on. The flow keeps the outer protocol's name; the inner one's is lent
 *  for the length of each call, since the sink names fields by it. */
export function openTunnel(flow: Flow, sink: FieldSink, inner: Inner = TLS_ALONE): Session {
  const { registry, depth } = inner;
  if (depth >= MOST_TUNNELS) return speakAs(unknown.name, flow, unknown.open(flow, sink));
  const conversation = new StreamConversation(registry, flow, sink, depth + 1);
  let name = unknown.name;
  const lend = (call: () => void): void => {
    const own = flow.protocol;
    flow.protocol = name;
    call();
    name = flow.protocol; // the conversation renames its flow when it knows more
    flow.protocol = own;
  };
  return {
    onData: (direction, bytes, origin) => lend(() => conversation.onData(direction, bytes, origin)),
    onGap: (direction, length) => lend(() => conversation.onGap(direction, length)),
    onEnd: () => lend(() => conversation.onEnd()),
  };
}

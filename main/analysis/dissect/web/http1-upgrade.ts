import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Inner, Session } from '../dissector.ts';
import { speakAs } from '../speak-as.ts';
import { openTunnel } from '../tunnel.ts';
import { headerText, type Head } from './http1-head.ts';
import { http2 } from './http2.ts';
import { deflateTerms } from './websocket-deflate.ts';
import { openWebSocket } from './websocket.ts';

/** What the stream is from here on, after the answer that switched it: 101 with the protocol's name (RFC 9110 section 7.8),
 *  or 2xx to CONNECT, which has none. */
export function openUpgraded(
  answer: Head,
  bytes: Uint8Array,
  direction: Direction,
  flow: Flow,
  sink: FieldSink,
  inner: Inner | undefined,
): Session {
  const isSwitched = answer.start.kind === 'response' && answer.start.status === 101;
  const name = isSwitched ? (headerText(answer, bytes, 'upgrade') ?? '').trim().toLowerCase() : '';
  if (name === 'websocket') {
    const client = direction === 'in' ? 'out' : 'in';
    return openWebSocket(flow, sink, client, deflateTerms(headerText(answer, bytes, 'sec-websocket-extensions')));
  }
  if (name === 'h2c') return speakAs(http2.name, flow, http2.open(flow, sink));
  return openTunnel(flow, sink, inner);
}

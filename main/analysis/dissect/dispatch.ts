import type { FieldSink } from '../model/field.ts';
import type { Flow, FlowListener } from '../model/flow.ts';
import { DatagramConversation } from './datagram-conversation.ts';
import { dissectors } from './index.ts';
import { StreamConversation } from './stream-conversation.ts';

/** Who reads a flow's payload: asks every dissector for its score, opens the best, hands everything on. Sets
 *  `flow.protocol`. */
export function createConversation(flow: Flow, sink: FieldSink): FlowListener {
  if (flow.transport === 'tcp') return new StreamConversation(dissectors, flow, sink);
  return new DatagramConversation(dissectors, flow, sink);
}

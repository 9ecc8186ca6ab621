import type { CallsMessage } from './messages/calls.ts';
import type { ChatMessage } from './messages/chat.ts';
import type { MailMessage } from './messages/mail.ts';
import type { NetworkMessage } from './messages/network.ts';
import type { WebMessage } from './messages/web.ts';

export type * from './messages/calls.ts';
export type * from './messages/chat.ts';
export type * from './messages/mail.ts';
export type * from './messages/network.ts';
export type * from './messages/web.ts';

/** Everything a dissector may say of a whole message. A new protocol adds its type to its family in `messages/`. Strings
 *  come from packets: nothing here is fit to print before `publicText`. */
export type Message = CallsMessage | ChatMessage | MailMessage | NetworkMessage | WebMessage | UnknownBytes;

/** Why reading stopped. `cut-short`: the capture's fault. The others: the sender's, or not this protocol at all. */
export type Problem = 'not-this-protocol' | 'cut-short' | 'bad-length' | 'too-long';

/** What was read before the first bad byte, and why reading stopped there (null: it did not). */
export interface Parsed<M> {
  readonly message: M | null;
  readonly problem: Problem | null;
}

/** Bytes that no dissector claims. */
export interface UnknownBytes {
  readonly type: 'unknown';
  readonly length: number;
}

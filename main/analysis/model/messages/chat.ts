/** Messages of chat protocols. */
export type ChatMessage = WhatsappNode | XmppStanza;

/** WhatsApp's protocol of before 2017; no public specification (docs/protocols/whatsapp.md). */
export interface WhatsappNode {
  readonly type: 'whatsapp';
  readonly element: string;
}

/** RFC 6120. */
export interface XmppStanza {
  readonly type: 'xmpp';
  readonly element: string;
}

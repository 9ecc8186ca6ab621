/** Messages of chat protocols. */
export type ChatMessage = AmqpFrame | ChatPacket | IrcLine | MqttPacket | OscarFrame | WhatsappNode | XmppStanza;

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

/** RFC 2812. */
export interface IrcLine {
  readonly type: 'irc';
  /** In capital letters, or a reply's three digits. */
  readonly command: string;
}

/** MQTT 3.1.1 and 5.0 (OASIS), table 2-1. */
export interface MqttPacket {
  readonly type: 'mqtt';
  readonly packet: number;
}

/** AIM's and ICQ's protocol; never published by its makers (docs/protocols/oscar.md). */
export interface OscarFrame {
  readonly type: 'oscar';
  readonly channel: number;
  /** Of a SNAC: whose business it is and what it asks; null: another frame. */
  readonly snac: { readonly family: number; readonly subtype: number } | null;
}

/** AMQP 0-9-1, section 2.3.5. */
export interface AmqpFrame {
  readonly type: 'amqp';
  /** 1: method, 2: content header, 3: body, 8: heartbeat. */
  readonly frame: number;
}

/** A packet of an app's own protocol that has no public specification, by its kind (docs/protocols). */
export interface ChatPacket {
  readonly type: 'chat-packet';
  readonly kind: string;
}

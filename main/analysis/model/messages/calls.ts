/** Messages of calls and of media. */
export type CallsMessage = TurnChannelData | StunMessage | AgoraHello;

/** RFC 8656 section 12: a relayed packet. */
export interface TurnChannelData {
  readonly type: 'turn-channel-data';
  readonly channel: number;
}

/** RFC 8489. */
export interface StunMessage {
  readonly type: 'stun';
  readonly class: 'request' | 'indication' | 'success' | 'error';
  readonly method: number;
}

/** Agora SD-RTN hello, read off a real capture; no public specification (docs/protocols/agora.md). */
export interface AgoraHello {
  readonly type: 'agora-hello';
  readonly from: 'client' | 'server';
  readonly sni: string | null;
}

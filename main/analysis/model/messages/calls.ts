/** Messages of calls and of media. */
export type CallsMessage =
  | TurnChannelData
  | StunMessage
  | AgoraHello
  | RtpStream
  | MediaOffer
  | RtcpMessage
  | SipMessage
  | CallPacket;

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

/** RFC 3550 section 5: all packets of one source in a flow, told when the flow ends. */
export interface RtpStream {
  readonly type: 'rtp-stream';
  readonly ssrc: number;
  /** RFC 3551 section 6. */
  readonly payloadTypes: readonly number[];
  readonly packets: number;
  /** `srtp`: the flow's own key agreement says so. `unknown`: nothing in the flow says it. */
  readonly protection: 'srtp' | 'unknown';
}

/** RFC 8866 section 5.14: where RTP will be sent or awaited. `port` 0: in the description's own flow, or nowhere. */
export interface MediaOffer {
  readonly type: 'media-offer';
  readonly ip: string;
  readonly port: number;
  /** No keys are spoken of. */
  readonly isPlain: boolean;
  readonly formats: readonly { readonly payloadType: number; readonly codec: string }[];
}

/** RFC 3550 section 6. */
export interface RtcpMessage {
  readonly type: 'rtcp';
  readonly packetTypes: readonly number[];
  /** Only the first packet's head could be read: what follows is encrypted, or no RTCP. */
  readonly sealed: boolean;
}

/** RFC 3261. */
export interface SipMessage {
  readonly type: 'sip';
  /** Null: an answer. */
  readonly method: string | null;
  readonly status: number | null;
}

/** A packet of an app's own framing around its calls; the sources stand in docs/protocols. */
export interface CallPacket {
  readonly type: 'call-packet';
  /** The framing's own word or number for it. */
  readonly kind: string;
}

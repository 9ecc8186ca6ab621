import type { Dissector } from '../dissector.ts';
import { agora } from './agora.ts';
import { discord } from './discord.ts';
import { h323 } from './h323.ts';
import { iax } from './iax.ts';
import { lineCall } from './line-call.ts';
import { megaco } from './megaco.ts';
import { rtcp } from './rtcp.ts';
import { rtmp } from './rtmp.ts';
import { rtp, srtp } from './rtp.ts';
import { rtsp } from './rtsp.ts';
import { sip } from './sip.ts';
import { skinny } from './skinny.ts';
import { steam } from './steam.ts';
import { stun } from './stun.ts';
import { turnChannelData } from './turn-channel-data.ts';
import { zoom } from './zoom.ts';
import { zrtp } from './zrtp.ts';

/** Calls and media: how they are set up, relayed and sent. */
export const calls: readonly Dissector[] = [
  agora,
  discord,
  h323,
  iax,
  lineCall,
  megaco,
  rtcp,
  rtmp,
  rtp,
  rtsp,
  sip,
  skinny,
  srtp,
  steam,
  stun,
  turnChannelData,
  zoom,
  zrtp,
];

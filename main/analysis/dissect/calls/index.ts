import type { Dissector } from '../dissector.ts';
import { agora } from './agora.ts';
import { stun } from './stun.ts';
import { turnChannelData } from './turn-channel-data.ts';

/** Calls and media: how they are set up, relayed and sent. */
export const calls: readonly Dissector[] = [agora, stun, turnChannelData];

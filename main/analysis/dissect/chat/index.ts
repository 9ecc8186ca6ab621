import type { Dissector } from '../dissector.ts';
import { whatsapp } from './whatsapp.ts';
import { xmpp } from './xmpp.ts';

/** Protocols of chat: open ones, and apps' own. */
export const chat: readonly Dissector[] = [whatsapp, xmpp];

import type { Dissector } from '../dissector.ts';
import { amqp } from './amqp.ts';
import { irc } from './irc.ts';
import { mqtt } from './mqtt.ts';
import { oscar } from './oscar.ts';
import { whatsapp } from './whatsapp.ts';
import { xmpp } from './xmpp.ts';

/** Protocols of chat: open ones, and apps' own. */
export const chat: readonly Dissector[] = [amqp, irc, mqtt, oscar, whatsapp, xmpp];

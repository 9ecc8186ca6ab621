import type { Dissector } from '../dissector.ts';
import { amqp } from './amqp.ts';
import { edonkey } from './edonkey.ts';
import { irc } from './irc.ts';
import { loco } from './loco.ts';
import { mmtls } from './mmtls.ts';
import { mqtt } from './mqtt.ts';
import { mtproto } from './mtproto.ts';
import { oicq } from './oicq.ts';
import { oscar } from './oscar.ts';
import { sourceQuery } from './source-query.ts';
import { stratum } from './stratum.ts';
import { telegramCall } from './telegram-call.ts';
import { whatsapp } from './whatsapp.ts';
import { whatsappNoise } from './whatsapp-noise.ts';
import { xmpp } from './xmpp.ts';

/** Protocols of chat: open ones, and apps' own. */
export const chat: readonly Dissector[] = [
  amqp,
  edonkey,
  irc,
  loco,
  mmtls,
  mqtt,
  mtproto,
  oicq,
  oscar,
  sourceQuery,
  stratum,
  telegramCall,
  whatsapp,
  whatsappNoise,
  xmpp,
];

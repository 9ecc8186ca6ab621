import type { Confidence, SubjectType } from '../model/words.ts';

/** What stands before the '@' of a telephone's address. */
export interface SipUser {
  readonly type: SubjectType;
  readonly confidence: Confidence;
  /** How much of the user part is the value; 0: all of it, and the host belongs to it. */
  readonly length: number;
}

/** RFC 3261 section 8.1.1.3 and RFC 3323 section 4.1.1.3: a caller who does not want to be named; what gateways write then;
 *  and what exchanges and testing programs call themselves. */
const NOBODY =
  /^(?:anonymous|unavailable|unknown|restricted|private|withheld|nobody|invalid|asterisk|freeswitch|mod_sofia|kamailio|opensips|sipp|sipsak|sipvicious|ping|keep-?alive)(?![a-z\d])/i;
/** Services at an address: what makes conferences (RFC 4579; mobile networks call it `mmtel@conf-factory.` and their domain),
 *  emergency calls (the word of RFC 5031), media servers (RFC 4240), what passes things on to a list (RFC 5366, RFC 4662). */
const SERVICE = /^(?:conf(?:erence)?-?factory|sos(?:\.[a-z-]{1,32})?|annc|ivr|list-?server|list|exploder|rls)$/i;
const SERVICE_HOST = /^conf(?:erence)?-?factory\./i;
/** RFC 3966 section 3, with its visual separators; parameters of a number follow it inside the user part. */
const GLOBAL = /^\+[\d().-]{7,24}(?=;|$)/;
const LOCAL = /^[\d*#().-]{5,24}(?=;|$)/;
/** Digits as they are dialled: with the prefix of another country (ITU-T E.123) or of another town, with a country code, or
 *  the ten of North America. Shorter ones are an exchange's own, or a provider's number of an account. */
const DIALLED = /^(?:00[1-9]\d{7,14}|0[1-9]\d{7,11}|1[2-9]\d{2}[2-9]\d{6}|[2-9]\d{10,14}|[2-9]\d{2}[2-9]\d{6})(?=;|$)/;
/** 3GPP TS 23.003 section 13: a subscriber without a number yet is called by the IMSI, at the network's own domain. */
const IMSI = /^[2-7]\d{13,14}(?=;|$)/;
const NETWORK = /(?:^|\.)3gppnetwork\.org$/i;

/** @param parameters behind the host, with their semicolons
 *  @returns null: nobody */
export function sipUser(user: string, host: string, parameters: string): SipUser | null {
  // Asterisk calls an extension that has no number `s`.
  if (user.length < 2 || isNobody(user) || /\.invalid$/i.test(host) || SERVICE_HOST.test(host)) return null;
  const imsi = NETWORK.test(host) ? IMSI.exec(user) : null;
  if (imsi) return { type: 'device-id', confidence: 'confirmed', length: imsi[0].length };
  const global = GLOBAL.exec(user) ?? (/;user=phone\b/i.test(parameters) ? LOCAL.exec(user) : null);
  if (global) return { type: 'phone', confidence: 'confirmed', length: global[0].length };
  const dialled = DIALLED.exec(user);
  return dialled
    ? { type: 'phone', confidence: 'likely', length: dialled[0].length }
    : { type: 'account', confidence: 'confirmed', length: 0 };
}

export function isNobody(name: string): boolean {
  return NOBODY.test(name) || SERVICE.test(name);
}

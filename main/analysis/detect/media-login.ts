import { isPrintableText } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { NONE, type DetectContext, type Detector, type Hit } from './detector.ts';
import { hitOf, partOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';
import { sipUser } from './sip-user.ts';

/** RFC 8489 section 9.2: the name that a server of calls knows its user by. */
const LOGIN = 'stun.login.user';
/** RFC 3550 section 6.5.1: `user@host`, with the name that somebody logs in to their computer with. RFC 7022 has replaced it by
 *  random text, which needs no '@'. */
const SOURCE = /(?:^rtcp\.sdes|\.sdp)\.cname$/;
const SOURCE_END = '.cname';
/** RFC 8866 section 5.2, where a party of the call has that name. */
const ORIGIN = 'sip.sdp.origin.login';
const USER_AT_HOST = /^([^@\s]{2,64})@(?:[a-z\d](?:[a-z\d.-]{0,252}[a-z\d])?|\[?[\da-f:.]{2,45}\]?)$/i;
/** A name that a person chose: letters, and a number at its end. Made-up ones have numbers in between, or long ones. */
const CHOSEN = /^\p{L}[\p{L}._+-]{1,39}\d{0,6}$/u;
const ADDRESS = /^[\w.+-]{2,64}@[a-z\d.-]{1,190}$/i;
/** Capitals in the middle: `MaryAnnLee` has two. */
const HUMP = /\p{Ll}\p{Lu}/gu;
const MOST_HUMPS = 2;
/** `<expiry>:<user>` and its reverse: draft-uberti-behave-turn-rest-00 section 2.2. Nothing else is sent in that form. */
const WITH_EXPIRY = /^(?:\d{10}:(.{2,256})|(.{2,256}):\d{10})$/s;
const LONGEST = 512;
const PROTOCOLS: ReadonlySet<string> = new Set(['rtcp', 'rtsp', 'sip', 'stun']);

/** Who is on a call, in what carries its sound: the name for a relay, the name of a source of sound, and a party's name in a session. Servers also hand out
 *  random names for one call; where it looks like one, it is only a possible account. */
export const mediaLogin: Detector = {
  id: 'media-login',
  version: 1,
  needs: { least: 2, protocols: PROTOCOLS },
  inspect(field, context) {
    const { path } = field;
    if (path !== LOGIN && path !== ORIGIN && !path.endsWith(SOURCE_END)) return NONE; // most fields end here
    if (field.length > LONGEST) return NONE;
    if (path === ORIGIN) return partyIn(field, context);
    if (path !== LOGIN && !SOURCE.test(path)) return NONE;
    const text = field.text();
    const isLogin = path === LOGIN;
    const dated = isLogin ? WITH_EXPIRY.exec(text) : null;
    const raw = isLogin ? (dated ? (dated[1] ?? dated[2]) : text) : USER_AT_HOST.exec(text)?.[1];
    // Old servers of one maker put other octets there.
    if (raw === undefined || isPlaceholder(raw) || isRole(raw) || !isPrintableText(raw)) return NONE;
    const isSure = dated !== null || isChosen(raw) || (isLogin && (isNumber(raw) || ADDRESS.test(raw)));
    if (!isSure && !isLogin) return NONE;
    const from = dated?.[1] === undefined ? 0 : text.length - raw.length;
    return [
      hitOf(field, context, {
        type: 'account',
        confidence: isSure ? 'likely' : 'possible',
        reason: 'protocol-field',
        raw,
        part: partOf(field, text, from, from + raw.length),
      }),
    ];
  },
};

function partyIn(field: Field, context: DetectContext): readonly Hit[] {
  const raw = field.text();
  const who = sipUser(raw, '', '');
  if (!who) return NONE;
  const { type, confidence } = who;
  return [hitOf(field, context, { type, confidence, reason: 'protocol-field', raw })];
}

function isChosen(name: string): boolean {
  return CHOSEN.test(name) && (name.match(HUMP)?.length ?? 0) <= MOST_HUMPS;
}

function isNumber(name: string): boolean {
  return /^\d{4,20}$/.test(name);
}

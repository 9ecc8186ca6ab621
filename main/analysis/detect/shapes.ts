import { isAddressedEmail } from './email-grammar.ts';
import { isLocale, isPlaceholder, isRole, isUnixTime, isVersionOrTime } from './placeholders.ts';

/** What the value of a key must look like, by the name that rows of `knowledge/identifiers` ask for. A shape alone says
 *  nothing: it only keeps a key's name from speaking for a value that cannot be what the name says. Regular expressions
 *  have bounded repeats and run on at most 512 characters. */
export type Shape = (text: string) => boolean;

const UUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
const HEX_DIGITS = /^[0-9a-f]+$/i;
const TOKEN_CHARACTERS = /^[\w.~+/=:|%-]{16,512}$/;

const isUuid: Shape = (text) => UUID.test(text);
const isHex =
  (...lengths: readonly number[]): Shape =>
  (text) =>
    lengths.includes(text.length) && HEX_DIGITS.test(text) && /\d/.test(text);

/** What stands on the back of a phone: a model's number is shorter. */
const SERIAL = /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{10,20}$/;

const OWNER =
  /^\p{L}[\p{L} .-]{0,64}(?:['’]s?[- ]\p{L}|s[- ](?:galaxy|handy|i-?pad|i-?phone|laptop|mac|pixel|tablet|telefon|watch))|\s(?:von|de|di|da|van|of|от)\s\p{Lu}|\p{L}\s?[的の]\s?\p{L}/iu;

/** A camera's number, which its maker calls uid (see camera-number.ts): a device, not an account. */
const CAMERA = /^[A-Z]{3,8}-\d{6}-[A-Z\d]{5}$/;

/** ISO/IEC 7812-1 annex B; 3GPP TS 23.003 annex B takes it over for the IMEI. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 0x30;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** 15 digits with a check digit (3GPP TS 23.003 section 6.2.1), also written in groups. */
export function isImei(text: string): boolean {
  const digits = text.replace(/[- ]/g, '');
  return /^\d{15}$/.test(digits) && passesLuhn(digits);
}

/** A code that names one of many: digits, or letters and digits, and neither a version nor a word. */
function isCode(text: string, fewest: number): boolean {
  if (text.length < fewest || text.length > 128 || isVersionOrTime(text)) return false;
  return (
    isUuid(text) ||
    (/^[\w.:@=+/-]+$/.test(text) && /\d/.test(text) && !/\.(?:png|jpe?g|gif|webp|css|js|html?|mp4|json)$/i.test(text))
  );
}

/** Letters in both cases, mixed as nobody writes them: `qXbTzaRw`, and not `liveRoom` or `iPhone`. */
function isMixed(text: string): boolean {
  return (
    /^[a-z]{6,64}$/i.test(text) && (text.match(/[a-z](?=[A-Z])/g)?.length ?? 0) >= 2 && /[A-Z]{2}|[A-Z].?$/.test(text)
  );
}

/** What a server says about a request. */
const ANSWERS =
  /^(?:ok(?:ay)?|success(?:ful(?:ly)?)?|succeed(?:ed)?|done|fail(?:ed|ure)?|error|invalid|missing|pong|ping|accepted|created|not found|unauthorized|forbidden|成功|失败)[.!]?$/i;

/** Words, with no mark-up, address or number in their place. */
function isWords(text: string): boolean {
  return (
    /\p{L}/u.test(text) && !/^(?:https?:|\{|\[|<|data:)/.test(text) && !isLocale(text) && !ANSWERS.test(text.trim())
  );
}

function isCoordinate(text: string, most: number): boolean {
  return /^[-+]?\d{1,3}\.\d{3,17}$/.test(text) && Math.abs(Number(text)) <= most && Number(text) !== 0;
}

/** A locale, a version, a time or a role stands where a program has no person's name to send. */
function namesNobody(text: string): boolean {
  return isLocale(text) || isRole(text) || (/\d/.test(text) && isVersionOrTime(text));
}

function isHandle(text: string): boolean {
  return (
    text.length >= 3 &&
    text.length <= 64 &&
    /\p{L}|\d{4}/u.test(text) &&
    !/[<>{}"\s/\\]/.test(text) &&
    !namesNobody(text)
  );
}

/** Enough different characters that nobody wrote it by hand. Counted, not measured: no logarithms in the engine. */
function isRandomLooking(text: string, fewest: number): boolean {
  return /\d/.test(text) && /[a-z]/i.test(text) && new Set(text).size >= fewest;
}

function isToken(text: string): boolean {
  return TOKEN_CHARACTERS.test(text) && isRandomLooking(text, 8) && !isVersionOrTime(text) && !/^https?:/i.test(text);
}

/** What a user pays for or may do stands under `user` too. */
const PLANS = new Set(
  'basic business enterprise free gold member paid plus premium pro silver standard staff student subscriber trial vip'.split(
    ' ',
  ),
);

const SHAPES: Readonly<Record<string, Shape>> = {
  // Two digits are a page or an age more often than a user.
  'account-code': (text) => (isCode(text, 4) && !CAMERA.test(text)) || (text.length >= 8 && isMixed(text)),
  'account-name': (text) => (isCode(text, 4) || isHandle(text)) && !PLANS.has(text.toLowerCase()),
  'account-number': (text) => /^[1-9]\d{5,18}$/.test(text) && !isUnixTime(text) && !isVersionOrTime(text),
  // An international telephone number is told as that.
  'account-or-handle': (text) => (isCode(text, 4) || isHandle(text)) && !/^\+\d{8,15}$/.test(text),
  'amazon-session': (text) => /^\d{3}-\d{7}-\d{7}$/.test(text),
  // 64 bits in hex; Android drops leading zeros.
  'android-id': isHex(13, 14, 15, 16),
  'bounding-box': (text) => {
    const edges = text.split(/\s*[,;]\s*/);
    // Parts of a picture lie between 0 and 1.
    return (
      edges.length === 4 &&
      edges.every((edge) => isCoordinate(edge, 180)) &&
      edges.some((edge) => Math.abs(Number(edge)) > 1)
    );
  },
  coordinate: (text) => isCoordinate(text, 180),
  'coordinate-pair': (text) => {
    const [first, second, ...more] = text.replace(/^geo:/i, '').split(/\s*[,;|]\s*|\s+/);
    return more.length === 0 && isCoordinate(first ?? '', 180) && isCoordinate(second ?? '', 180);
  },
  // Fewer digits are a model's name or a system's (`android-29`).
  'device-code': (text) =>
    isCode(text, 8) &&
    !isUnixTime(text) &&
    !/\d\.\d{1,4}\.\d/.test(text) && // `web-2.31.0`
    ((text.match(/\d/g)?.length ?? 0) >= 4 || SERIAL.test(text)),
  'device-mark': (text) => isUuid(text) || isHex(16, 32, 40, 64)(text) || isImei(text),
  'device-name': (text) =>
    text.length >= 3 &&
    text.length <= 128 &&
    /\p{L}/u.test(text) &&
    !text.includes('@') &&
    !isLocale(text) &&
    !/^[\w.-]+\.(?:com|net|org|cn|io|co|tv)$/i.test(text),
  // MD5, SHA-1 and SHA-256 in hex.
  digest: isHex(32, 40, 64),
  email: isAddressedEmail,
  'fb-cookie': (text) => /^fb\.\d\.\d{13}\.\d{6,20}$/.test(text),
  'ga-cookie': (text) => /^GA1\.\d\.\d{4,12}\.\d{10}$/.test(text),
  'full-name': (text) =>
    text.length <= 64 &&
    (/^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u.test(text) || /^[\p{Lo}·‧ ]{2,24}$/u.test(text)),
  // Base 32 without a, i, l and o; six characters are a field of 1.2 by 0.6 km, fewer a region.
  geohash: (text) => /^[0-9b-hjkmnp-z]{6,12}$/i.test(text) && /\d/.test(text) && /[b-z]/i.test(text),
  'gads-cookie': (text) => /^(?:U?ID=[0-9a-f]{8,32})[:.](?:T=\d{10}).{0,128}$/.test(text),
  handle: isHandle,
  'lettered-code': (text) => isCode(text, 4) && /[a-z]/i.test(text) && !text.includes('+'),
  iccid: (text) => /^89\d{16,18}[\df]?$/i.test(text),
  imei: isImei,
  // A country code (ITU-T E.212) begins with 2 to 7.
  imsi: (text) => /^[2-7]\d{13,14}$/.test(text),
  mac: (text) =>
    /^(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{12}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4})$/i.test(text),
  'long-room-code': (text) => isCode(text, 6) || isMixed(text),
  // A firm's own mark, the same for all its users, may stand under `token` as 32 hexadecimal digits.
  'login-token': (text) => isToken(text) && !isHex(32)(text),
  // The first octet is A0 or more (3GPP2 S.R0048).
  meid: (text) => /^[a-f][0-9a-f]{13}$/i.test(text),
  'message-text': isWords,
  // Maker, model and number of a player (`NFAPPL-02-…`).
  'netflix-esn': (text) => /^NF[A-Z]{4}-\d{2}-[\w=-]{20,128}$/.test(text),
  'network-name': (text) => text.length <= 34 && text !== '<unknown ssid>' && !/^"?<unknown/.test(text),
  oaid: (text) => isUuid(text) || isHex(16, 32, 64)(text),
  openid: (text) => /^o[\w-]{27}$/.test(text),
  // Six or more, with digits enough that it is no word, and no file's name.
  'path-mark': (text) =>
    isCode(text, 6) && !/[.:=@+]/.test(text) && !isUnixTime(text) && (text.match(/\d/g)?.length ?? 0) >= 3,
  // `Rana’s iPhone`, `Ranas iPhone`, `iPhone von Rana`, `iPhone de Rana`, `Rana 的 iPhone`.
  'owners-device-name': (text) => text.length <= 128 && OWNER.test(text),
  'person-name': (text) =>
    text.length <= 64 && /\p{L}/u.test(text) && !/[<>{}=/\\]|https?:/.test(text) && !namesNobody(text),
  // E.164 has at most 15 digits with the country code; a plain number must be long enough to reach someone.
  phone: (text) =>
    /^\+?[\d\s().-]{7,24}$/.test(text) &&
    /^\d{8,15}$/.test(text.replace(/\D/g, '')) &&
    // All times until 2033 begin with 1; Nigeria's numbers and New Jersey's do not.
    !(text.startsWith('1') && isUnixTime(text)) &&
    !isVersionOrTime(text) &&
    !/^\d+\.\d+$/.test(text),
  'push-token': (text) => TOKEN_CHARACTERS.test(text) && isRandomLooking(text, 8),
  'room-code': (text) => isCode(text, 3) || isMixed(text),
  // A short number is a count (`pass: 120`).
  secret: (text) => text.length >= 3 && text.length <= 256 && !/^\d{3}$/.test(text),
  // One name of a person, as people write it: a capital and small letters, or a script without capitals.
  'one-name': (text) => /^(?:\p{Lu}[\p{Ll}\p{M}'’-]{1,23}|[\p{Lo}\p{M}]{2,12})$/u.test(text) && !isRole(text),
  // What stands on a device; hexadecimal digits are also a certificate's number.
  'serial-code': (text) => SERIAL.test(text) && !HEX_DIGITS.test(text),
  'session-code': (text) => !isUuid(text) && isToken(text),
  // Discord's numbers, with the time of making in their upper bits, in decimal.
  snowflake: (text) => /^[1-9]\d{16,18}$/.test(text) && !isUnixTime(text) && !isVersionOrTime(text),
  // One word is a kind, not a name that people gave.
  title: (text) => text.length <= 128 && isWords(text) && /\S\s\S|[^\x00-\x7f]/.test(text),
  token: isToken,
  // QQ and WeChat: 5 to 11 digits; QQ's cookies write `o0` before them.
  uin: (text) => /^(?:o0*)?[1-9]\d{4,10}$/.test(text),
  // Domain, browser, three times of visits, number of visits.
  'utma-cookie': (text) => /^\d{1,12}\.\d{1,12}(?:\.\d{10}){3}\.\d{1,8}$/.test(text),
  uuid: isUuid,
};

/** @returns false, too, for a shape nobody defined: a row with a slip of the pen must not speak. */
export function fitsShape(shape: string, text: string): boolean {
  const test = Object.hasOwn(SHAPES, shape) ? SHAPES[shape] : undefined;
  return test !== undefined && !isPlaceholder(text) && test(text.trim());
}

/** Shapes that are rare enough to speak for a key that only ends in a known name (`client-androidid`, `device_imei`). */
const SPEAKS_FOR_PARTS: ReadonlySet<string> = new Set([
  'android-id',
  'email',
  'ga-cookie',
  'iccid',
  'imei',
  'imsi',
  'mac',
  'meid',
  'netflix-esn',
  'oaid',
  'openid',
]);

export function speaksForParts(shape: string | null): boolean {
  return shape !== null && SPEAKS_FOR_PARTS.has(shape);
}

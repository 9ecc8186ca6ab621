import type { Random } from './random.ts';

/** Invented people, accounts and devices. Phone numbers are of ranges set aside for fiction: +1 xxx 555 01xx (NANPA),
 *  +44 7700 900xxx (Ofcom), +49 171 39200xx and 176 040690xx (Bundesnetzagentur), +33 6 39 98 xx xx (ARCEP),
 *  +61 491 570 156 to 159 (ACMA), +46 70 174 06 05 to 99 (PTS). Device numbers are random with right check digits. */
export interface Account {
  readonly uid: string;
  readonly bigUid: string;
  readonly user: string;
  readonly first: string;
  readonly last: string;
  readonly full: string;
  readonly nick: string;
  readonly email: string;
  readonly phone: string;
  readonly password: string;
  readonly openid: string;
  readonly room: string;
  readonly roomId: string;
  readonly roomTitle: string;
  readonly uuid: string;
  readonly contacts: readonly { name: string; phone: string; email: string; uid: string }[];
}

export interface Device {
  readonly imei: string;
  readonly imsi: string;
  readonly androidId: string;
  readonly gaid: string;
  readonly idfv: string;
  readonly oaid: string;
  readonly mac: string;
  readonly macOctets: Uint8Array;
  readonly bssid: string;
  readonly ssid: string;
  readonly serial: string;
  readonly uuid: string;
  readonly networkId: string;
  readonly model: string;
  readonly fcm: string;
  readonly apns: string;
}

const FIRST = (
  'Amara Anneke Baris Chidi Dilnoza Eilidh Farida Goran Haruki Ingrid Jadranka Kwame Leilani Milica Nuria Oskar ' +
  'Pilar Quentin Rosalind Svetlana Thandiwe Ulrike Vikram Wanjiru Ximena Yusuf Zofia'
).split(' ');
const LAST = (
  'Abernathy Bergqvist Castellanos Dimitrova Eberhardt Fjeldstad Grzybowski Hakimov Iwasaki Jankovic Kowalczyk ' +
  'Lindqvist Mbeki-Otieno Nasrallah Oyelaran Petrosyan Quispe Rautavaara Szczepanska Tokarev Umarova Vandermeer ' +
  'Wickramasinghe Yamashiro Zhakupov'
).split(' ');
const OTHER_SCRIPTS = [
  'Айгуль Сейтова',
  '林晓燕',
  'نورا الهاشمي',
  'Ольга Мельниченко',
  '박지훈',
  'Đặng Thu Hà',
  'Zoë Müller-Groß',
];
const MAIL = ['example.com', 'example.org', 'example.net', 'postfach-nordwand.de', 'quillbox-mail.com', 'vestamail.ru'];
const MODELS = ['SM-A536B', 'M2101K6G', 'Pixel 6a', 'CPH2211', 'ELE-L29'];
const MAKERS = ['ac5f3e', '64cc2e', 'f0d1a9', '3c286d', '94652d'];
const TITLES = [
  'Freitagsrunde',
  'night shift nurses',
  'сборы на выезд',
  '读书会周三',
  'Redaktion intern',
  'strike committee',
];
const NICK_ENDS = ['_w', '77', '-berg', '.k', '2b', 'owl'];

/** The ranges for fiction are small: numbers of account a are even, those of b odd, so that no two meet by chance. */
export function inventAccount(random: Random, which: 'a' | 'b'): Account {
  const [first, last] = [random.pick(FIRST), random.pick(LAST)];
  const plain = `${first}.${last}`.toLowerCase().replace('-', '');
  return {
    uid: random.digits(9),
    bigUid: String(2n ** 52n + BigInt(random.u32()) * 4093n),
    user: `${first.toLowerCase()}${random.digits(3)}`,
    first,
    last,
    full: random.chance(0.3) ? random.pick(OTHER_SCRIPTS) : `${first} ${last}`,
    nick: `${random.pick(FIRST).toLowerCase()}${random.pick(NICK_ENDS)}${random.digits(2)}`,
    email: `${plain}${random.chance(0.5) ? random.digits(2) : ''}@${random.pick(MAIL)}`,
    phone: inventPhone(random, which),
    password: `${random.pick(['Wald', 'rain', 'Kiesel', 'plum'])}${random.from('!#$%', 1)}${random.base62(7)}`,
    openid: `o${random.base62(27)}`,
    room: random.base62(8),
    roomId: random.digits(10),
    roomTitle: random.pick(TITLES),
    uuid: random.uuid(),
    contacts: Array.from({ length: 4 }, () => inventContact(random, which)),
  };
}

function inventContact(random: Random, which: 'a' | 'b'): { name: string; phone: string; email: string; uid: string } {
  const [first, last] = [random.pick(FIRST), random.pick(LAST)];
  const local = `${first.charAt(0)}${last}${random.digits(2)}`.toLowerCase().replace('-', '');
  const email = `${local}@${random.pick(MAIL)}`;
  return { name: `${first} ${last}`, phone: inventPhone(random, which), email, uid: random.digits(9) };
}

/** In international form, with the plus sign. */
function inventPhone(random: Random, which: 'a' | 'b'): string {
  const ends = which === 'a' ? '02468' : '13579';
  return random.pick([
    () => `+1${random.pick(['212', '415', '617', '303'])}55501${random.from('0123456789', 1)}${random.from(ends, 1)}`,
    () => `+447700900${random.from('0123456789', 2)}${random.from(ends, 1)}`,
    () => `+4917139200${random.from('0123456789', 1)}${random.from(ends, 1)}`,
    () => `+49176040690${random.from('0123456789', 1)}${random.from(ends, 1)}`,
    () => `+3363998${random.from('0123456789', 3)}${random.from(ends, 1)}`,
    () => `+6149157015${random.from(which === 'a' ? '68' : '79', 1)}`,
    () => `+467017406${random.from('123456789', 1)}${random.from(ends, 1)}`,
  ])();
}

export function inventDevice(random: Random): Device {
  const macHex = random.pick(MAKERS) + random.hex(6);
  return {
    imei: withLuhn(random.pick(['35', '86', '99']) + random.digits(12)),
    imsi: random.pick(['26201', '46000', '25099', '310260']).padEnd(6, '7') + random.digits(9),
    androidId: `${random.from('abcdef', 1)}${random.hex(15)}`,
    gaid: random.uuid(),
    idfv: random.uuid().toUpperCase(),
    oaid: random.hex(16),
    mac: macText(macHex),
    macOctets: Uint8Array.from(Buffer.from(macHex, 'hex')),
    bssid: macText(`c8d719${random.hex(6)}`),
    ssid: `${random.pick(['FamilieWeber', 'Cafe-Kastanie', 'HomeNet', 'riverside_flat'])}-${random.digits(3)}`,
    serial: `R5${random.from('CKFGHJKLMNPRSTVWX0123456789', 9)}`,
    uuid: random.uuid(),
    networkId: random.hex(32),
    model: random.pick(MODELS),
    fcm: `${random.base62(22)}:APA91${random.base62(134)}`,
    apns: random.hex(64),
  };
}

function macText(hex: string): string {
  return (hex.match(/../g) ?? []).join(':');
}

/** Adds the check digit of ISO/IEC 7812-1, annex B. */
export function withLuhn(digits: string): string {
  let total = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i)) * (i % 2 === 0 ? 2 : 1);
    total += digit > 9 ? digit - 9 : digit;
  }
  return digits + String((10 - (total % 10)) % 10);
}

import { expect, test } from 'vitest';
import { fitsShape, passesLuhn, speaksForParts } from './shapes.ts';

/** Made-up values: documentation numbers, textbook vectors, or digits typed at random. 490154203237518 is the usual
 *  textbook IMEI; +49 30 23125 xxx is a range the German regulator keeps for films. */
const FITS: Readonly<Record<string, readonly string[]>> = {
  'account-number': ['48123930'],
  'account-or-handle': ['zhangsan', 'rana_k', '4812393'],
  'amazon-session': ['123-1234567-7654321'],
  'bounding-box': ['13.4050,52.5200,13.4100,52.5300'],
  'device-mark': ['7c9e6679-7425-40de-944b-e07fc1f90ae7', '0cc175b9c0f1b6a831c399e269772661', '490154203237518'],
  'full-name': ['Rana Khan', 'Zoë Müller-Groß', '林晓燕'],
  'gads-cookie': ['ID=0123456789abcdef:T=1600000000:S=ALNI_abc'],
  'long-room-code': ['4812393', 'qXbTzaRw'],
  'message-text': ['See you at eight', 'ja', 'Встречаемся в 19:00'],
  'owners-device-name': [
    'Rana’s iPhone',
    "Rana's Galaxy",
    'Ranas iPhone',
    'Ranas-iPhone',
    'iPhone de Rana',
    'Galaxy A53 von Rana',
    'Ranaのパソコン',
  ],
  'path-mark': ['4812393', 'm7K2q9R4', '7c9e6679-7425-40de-944b-e07fc1f90ae7'],
  title: ['Night shift nurses', '读书会周三'],
  'account-code': ['4812393', 'u_19283', '7c9e6679-7425-40de-944b-e07fc1f90ae7'],
  'android-id': ['b7f3d2c18a90e64f'],
  coordinate: ['52.5200', '-13.40495', '+0.123'],
  'coordinate-pair': ['52.5200,13.4050', '52.5200;13.4050', 'geo:52.5200,13.4050'],
  'device-code': ['7c9e6679-7425-40de-944b-e07fc1f90ae7', 'ab12cd34ef56', 'R5CKTGHW2LM'],
  'device-name': ['Ranas-iPhone'],
  digest: ['0cc175b9c0f1b6a831c399e269772661', '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'],
  email: ['rana@mail.example.in'],
  'fb-cookie': ['fb.1.1600000000000.1234567890'],
  'ga-cookie': ['GA1.2.123456789.1600000000'],
  handle: ['rana_k'],
  iccid: ['8949123412341234123'],
  imei: ['490154203237518', '49-015420-323751-8'],
  imsi: ['262011234567890'],
  mac: ['0a:1b:2c:3d:4e:5f', '0A-1B-2C-3D-4E-5F', '0a1b2c3d4e5f', '0a1b.2c3d.4e5f'],
  meid: ['a0000012345678'],
  'netflix-esn': ['NFAPPL-02-PHONE9=1-0A1B2C3D4E5F60718293A4B5C6D7E8F9'],
  'network-name': ['Cafe Rana'],
  oaid: ['b7f3d2c18a90e64f', '7c9e6679-7425-40de-944b-e07fc1f90ae7'],
  openid: ['oAbCdEfGhIjKlMnOpQrStUvWxYz0'],
  'person-name': ['Rana', '拉娜'],
  geohash: ['u33dc0', 'u33dc0cpke7v', 'U33DC0C'],
  phone: ['+49 30 23125 123', '493023125123', '(030) 23125-123', '2015550123', '2348012345678'],
  'push-token': ['c7fB9x_a1-Q2w3E4r5T6:APA91bH0aB1cD2eF3'],
  'room-code': ['m7Kq2xR9', '482', 'qXbTzaRw'],
  secret: ['s3cret', 'admin'],
  token: ['eyJhbGciOiJIUzI1NiJ9abc', '629bea20a4e54100010f01c8'],
  uin: ['48123', 'o048123930'],
  'utma-cookie': ['123456789.987654321.1600000000.1600000000.1600000001.2'],
  uuid: ['7C9E6679-7425-40DE-944B-E07FC1F90AE7', '{7c9e6679-7425-40de-944b-e07fc1f90ae7}'],
};

/** What stood, or could stand, under such keys in real traffic and names nobody. */
const DOES_NOT: Readonly<Record<string, readonly string[]>> = {
  'account-number': ['wifi', '12', '1654385180', '20160513'],
  'account-or-handle': ['12', 'admin', 'null', 'a b'],
  'amazon-session': ['123-12-1234'],
  'bounding-box': ['0,0,200,200', '13.4050,52.5200', '1,2,3'],
  'device-mark': ['iPhone13,2', 'android', 'SM-A536B'],
  'full-name': ['rana', 'Rana', 'summer sale now', 'v1.2', 'HTTP Client 2'],
  'gads-cookie': ['1', 'ID=x'],
  'long-room-code': ['10023', 'xiaomi', 'liveRoom', 'official'],
  'message-text': ['ok', 'success', '12', 'https://a.example/b', '{"a":1}', 'en_US', '成功'],
  'owners-device-name': ['Pixel 6a', 'SM-A536B', 'Galaxy S21', 'iPhone13,2', 'Redmi Note 9S', 'Windows PC'],
  'path-mark': ['search', '2fa', 'logo1.png', '1654385180', 'v1.2.3', 'h264'],
  title: ['official', 'success', '12 34'],
  'account-code': ['1', '12', 'true', '2.8.2.1', '20160513', 'me', 'logo1.png', '{uid}'],
  'android-id': ['9774d56d682e549c', '0000000000000000', 'aaaaaaaaaaaaaaab', '1234'],
  coordinate: ['52', '1.25', '0.000', '999.1234', '2.8.2'],
  'coordinate-pair': ['52.5200', '1080,1794', '0.000,0.000', 'Berlin, DE'],
  'device-code': ['iphone', '1654385180339', '1', 'android-29', '02:00:00:00:00:00'],
  'device-name': ['12', '12345', 'www.example.com', 'worker@host'],
  digest: ['0cc175b9c0f1b6a8', '{gaid_md5}', '00000000000000000000000000000000'],
  email: ['logo@2x.png', 'a@b'],
  'fb-cookie': ['fb.1', '1'],
  'ga-cookie': ['1', 'GA1.2'],
  handle: ['me', 'null', '/index', '12', 'en_US', 'Admin', 'v4.6.4', '2026-11-24'],
  iccid: ['8912', '1234567890123456789'],
  imei: ['1', '490154203237519', '000000000000000', '49015420323751'],
  imsi: ['012345678901234', '2620112345'],
  mac: ['02:00:00:00:00:00', '00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff', '0a:1b:2c'],
  meid: ['10000012345678'],
  'netflix-esn': ['NFAPPL-02-', 'rana', '0A1B2C3D4E5F60718293A4B5C6D7E8F9'],
  'network-name': ['<unknown ssid>', '0'],
  oaid: ['00000000-0000-0000-0000-000000000000', '1234'],
  openid: ['100258135', 'wx1234567890abcdef'],
  'person-name': ['12345', 'null', 'en_US', 'root', 'https://a.example'],
  geohash: ['u33dc', 'berlin', 'abilo1', '202511', 'u33dc0cpke7vu'],
  phone: ['1470104377', '1.2345678', '12345', '20160513', '0000000000'],
  'push-token': ['short1', '0000000000000000000000'],
  'room-code': ['1', 'true', '2.8.2.1'],
  secret: ['', '****', 'null', '120'],
  token: [
    'null',
    'https://a.example/b/c/d1',
    'aaaaaaaaaaaaaaaaaaaaaa',
    '1654385180339',
    'wifi',
    '2017-08-10T15:51:01.252912Z',
  ],
  uin: ['0', '0123', '123'],
  'utma-cookie': ['1', '123456789.987654321'],
  uuid: ['00000000-0000-0000-0000-000000000000', '7c9e6679'],
};

test.each(Object.entries(FITS).flatMap(([shape, texts]) => texts.map((text) => [shape, text] as const)))(
  '%s fits %s',
  (shape, text) => {
    expect(fitsShape(shape, text)).toBe(true);
  },
);
test.each(Object.entries(DOES_NOT).flatMap(([shape, texts]) => texts.map((text) => [shape, text] as const)))(
  '%s refuses %s',
  (shape, text) => {
    expect(fitsShape(shape, text)).toBe(false);
  },
);

test('a shape nobody defined fits nothing', () => {
  for (const shape of ['no-such-shape', 'constructor']) expect(fitsShape(shape, 'b7f3d2c18a90e64f')).toBe(false);
});

test('Luhn: the textbook number and its neighbours', () => {
  expect(passesLuhn('79927398713')).toBe(true);
  for (const last of '012456789') expect(passesLuhn(`7992739871${last}`)).toBe(false);
});

test('only rare shapes speak for a key that merely ends in a known name', () => {
  expect(speaksForParts('imei')).toBe(true);
  for (const shape of ['account-code', 'uuid', 'phone', null]) expect(speaksForParts(shape)).toBe(false);
});

test('a lettered code is no telephone number', () => {
  for (const text of ['E2248436', 'u-4812393']) expect([text, fitsShape('lettered-code', text)]).toEqual([text, true]);
  for (const text of ['2248436', '+493023125123', 'sender', 'v1.2.3', '2026-11-25'])
    expect([text, fitsShape('lettered-code', text)]).toEqual([text, false]);
});

test('an account’s code may have no digit where nobody writes such letters', () => {
  expect(fitsShape('account-code', 'aKxwQPfbKN')).toBe(true);
  for (const text of ['liveRoom', 'JohnSmith', 'administrator', 'GuestUser'])
    expect([text, fitsShape('account-code', text)]).toEqual([text, false]);
});

import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { keyName } from './key-name.ts';

test.each([
  ['user_id', '4812393', 'identifier-exposed likely account 4812393'],
  ['_android_id', 'b7f3d2c18a90e64f', 'identifier-exposed likely device-id b7f3d2c18a90e64f'],
  [
    'aid',
    '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    'identifier-exposed likely advertising-id 7c9e6679-7425-40de-944b-e07fc1f90ae7',
  ],
  ['imei', '490154203237518', 'identifier-exposed likely device-id 490154203237518'],
  ['X-Phone', '+493023125123', 'identifier-exposed likely phone +493023125123'],
  ['user[room_id]', 'blue-7', 'identifier-exposed likely room blue-7'],
  ['lat', '52.52001', 'identifier-exposed likely location 52.52001'],
  ['username', 'jo_ann', 'identifier-exposed likely account jo_ann'],
  ['nickname', 'Rana', 'identifier-exposed likely person-name Rana'],
])('%s=%s', (key, value, line) => expect(said(keyName, fieldOf(value, { key }))).toEqual([line]));

/** As they stood in real traffic, or nearly. */
test.each([
  ['imei', '1'],
  ['gaid', ''],
  ['gaid', '00000000-0000-0000-0000-000000000000'],
  ['access_token', 'null'],
  ['access_token', 'pk.eyJ1IjoiZXhhbXBsZSJ9.aB3dE5gH7jK9mN1pQ2sT4v'], // the app's own, for its maps
  ['aid', '1128'],
  ['_', '1470104377698'],
  ['version', '201605130537'],
  ['id', '1410943047113'],
  ['_carrier', '310260'],
  ['_resolution', '1080,1794'],
  ['sid', '1654385180339'],
  ['nickname', 'true'],
  ['nickname', '2.8.2.1'],
  ['account', 'en_US'],
  ['account', 'zh-Hant-TW'],
  ['username', 'admin'],
  ['username', 'root'],
  ['username', 'guest'],
  ['username', 'anonymous'],
  ['username', 'test'],
  ['user_id', 'root'],
  ['user_id', '0'],
  ['user_id', '{user_id}'],
  ['user_id', 'x1'.repeat(300)],
])('silent on %s=%s', (key, value) => expect(said(keyName, fieldOf(value || ' ', { key }))).toEqual([]));

test('names, opened fields and the protocols’ own words are not its business', () => {
  expect(said(keyName, fieldOf('4812393', { key: null }))).toEqual([]);
  expect(said(keyName, fieldOf('4812393', { key: 'uid', role: 'name' }))).toEqual([]);
  expect(said(keyName, fieldOf('4812393', { key: 'uid', leaf: false }))).toEqual([]);
  expect(said(keyName, fieldOf('a1b2:c3d4', { key: 'user_name', protocol: 'stun', path: 'stun.username' }))).toEqual(
    [],
  );
});

test('SIP’s own headers and the lines of a session speak for themselves; added headers and bodies are an app’s', () => {
  const told = (path: string) => said(keyName, fieldOf('4812393', { key: 'uid', protocol: 'sip', path }));
  for (const path of [
    'sip.header.session-id',
    'sip.header.contact.line',
    'sip.sdp.attribute.uid',
    'sip.contact.instance',
  ])
    expect(told(path)).toEqual([]);
  const session = fieldOf('8273AF0912BC55D1', { key: 'Session', protocol: 'rtsp', path: 'rtsp.header.session' });
  expect(said(keyName, session)).toEqual([]);
  for (const path of ['sip.header.x-uid', 'sip.body.json.uid']) expect(told(path)).toHaveLength(1);
  expect(said(keyName, fieldOf('4812393', { key: 'uid', protocol: 'rtcp', path: 'rtcp.sdes.cname' }))).toEqual([]);
});

test('a session that nobody has signed in to yet is one sign only: no verdict about people', () => {
  expect(said(keyName, fieldOf('k3JdM2QpZ8sVx7TnB1yC', { key: 'visit_token' }))).toEqual([
    'identifier-exposed possible session-token k3JdM2QpZ8sVx7TnB1yC',
  ]);
  expect(said(keyName, fieldOf('null', { key: 'visit_token' }))).toEqual([]);
});

test('a short name speaks with the name of what holds it', () => {
  const told = (path: string, key: string, value: string): string[] => said(keyName, fieldOf(value, { path, key }));
  expect(told('http.body.json.user.id', 'id', '4812393')).toEqual(['identifier-exposed likely account 4812393']);
  expect(told('http.body.json.rooms[].data.id', 'id', 'm7Kq2')).toEqual(['identifier-exposed likely room m7Kq2']);
  expect(told('http.body.xml.User.@id', 'id', '4812393')).toEqual(['identifier-exposed likely account 4812393']);
  expect(told('http.body.json.article.id', 'id', '4812393')).toEqual([]);
  expect(told('http.body.json.id', 'id', '4812393')).toEqual([]);
  const listed = { path: 'websocket.text.socket-io.json[][].id', key: 'id', inside: '["users",[{"id":"4812393"}]]' };
  expect(said(keyName, fieldOf('4812393', listed))).toEqual(['identifier-exposed likely account 4812393']);
});

test('words that mean much else need a conversation, or a person, beside them', () => {
  const told = (key: string, value: string, inside: string): string[] =>
    said(keyName, fieldOf(value, { key, path: `http.body.json.${key}`, inside }));
  expect(told('text', 'See you at eight', '{"from":"rana_k","text":"See you at eight"}')).toEqual([
    'message-exposed likely message See you at eight',
  ]);
  expect(told('text', 'Next', '{"text":"Next"}')).toEqual([]);
  expect(told('name', 'Rana Khan', '{"name":"Rana Khan","phone":"+493023125123"}')).toEqual([
    'identifier-exposed likely person-name Rana Khan',
  ]);
  expect(told('name', 'Summer Sale', '{"name":"Summer Sale","price":"9.99"}')).toEqual([]);
});

test('a place that a server answers with is a shop’s, unless it hangs on a person', () => {
  const told = (path: string, direction: 'out' | 'in'): number =>
    said(keyName, fieldOf('52.52001', { path, key: 'lat', direction })).length;
  expect([
    told('http.query.lat', 'out'),
    told('http.body.json.shop.lat', 'in'),
    told('http.body.json.user.lat', 'in'),
  ]).toEqual([1, 0, 1]);
});

test('the second meaning counts where the first does not fit', () => {
  expect(said(keyName, fieldOf('Jo Ann', { key: 'user_name' }))).toEqual([
    'identifier-exposed likely person-name Jo Ann',
  ]);
});

test('elements of a list of people, rooms or devices are their marks; counts and words are not', () => {
  const told = (key: string, value: string): string[] =>
    said(keyName, fieldOf(value, { key, path: `http.body.json.${key}[]` }));
  expect(told('users', '4812393')).toEqual(['identifier-exposed likely account 4812393']);
  expect(told('members', '4812393')).toEqual(['identifier-exposed likely account 4812393']);
  expect(told('rooms', 'blue-7')).toEqual(['identifier-exposed likely room blue-7']);
  for (const [key, value] of [
    ['users', '1200'],
    ['members', 'weekly'],
    ['articles', '4812393'],
  ] as const)
    expect(told(key, value)).toEqual([]);
  expect(said(keyName, fieldOf('4812393', { key: 'members', path: 'http.body.json.members' }))).toEqual([]);
});

test('a name that an attribute gives belongs to the element around it', () => {
  const inside = '<node uid="4812393"><tag k="name" v="City Park"/></node>';
  const told = (path: string): number => said(keyName, fieldOf('City Park', { key: 'name', path, inside })).length;
  expect([told('http.body.xml.node.tag.@v'), told('http.body.xml.node.name')]).toEqual([0, 1]);
});

test('an object that says what it is gives its ID a meaning', () => {
  const told = (inside: string, key = 'id', value = '4812393', path = `http.body.json.data.${key}`): string[] =>
    said(keyName, fieldOf(value, { key, path, inside }));
  const account = ['identifier-exposed likely account 4812393'];
  expect(told('{"data":{"type":"users","id":"4812393"}}')).toEqual(account);
  expect(told('{"node":{"__typename":"User","id":"4812393"}}', 'id', '4812393', 'http.body.json.node.id')).toEqual(
    account,
  );
  expect(told('{"className":"_User","objectId":"4812393"}', 'objectId')).toEqual(account);
  expect(told('{"data":{"type":"rooms","id":"blue-7"}}', 'id', 'blue-7')).toEqual([
    'identifier-exposed likely room blue-7',
  ]);
  for (const inside of [
    '{"type":"articles","id":"4812393"}',
    '{"id":"4812393"}',
    '{"type":"user.created","id":"4812393"}',
  ])
    expect([inside, told(inside)]).toEqual([inside, []]);
  // What is named only by the object's own kind: its ID, and nothing else of it.
  expect(told('{"type":"rooms","name":"blue-7"}', 'name', 'blue-7')).toEqual([]);
});

test('IRC’s tags are named by servers and programs', () => {
  const tag = (path: string) => said(keyName, fieldOf('4812393', { key: 'user-id', protocol: 'irc', path }));
  expect(tag('irc.tags.user-id')).toEqual(['identifier-exposed likely account 4812393']);
  expect(tag('irc.argument')).toEqual([]);
});

test('a public feed names its authors and articles for everyone', () => {
  const told = (path: string) => said(keyName, fieldOf('lantern-keeper-31', { path, key: 'user_id' })).length;
  expect(told('http.body.xml.rss.channel.item.user_id')).toBe(0);
  expect(told('http.body.xml.feed.entry.user_id')).toBe(0);
  expect(told('http.body.xml.item.user_id')).toBe(1);
});

test('the host name of a server that tells of itself is nobody’s device', () => {
  const told = (direction: 'in' | 'out') =>
    said(keyName, fieldOf('Ranas-Laptop', { path: 'http.body.json.hostname', key: 'hostname', direction })).length;
  expect([told('out'), told('in')]).toEqual([1, 0]);
});

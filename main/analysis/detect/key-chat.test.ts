import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { isBesideAddress, isBesidePerson, isInChat, TALKS } from './key-chat.ts';
import { createKeyDictionary } from './key-dictionary.ts';
import { ROWS } from './rows.fixture.ts';

const keys = createKeyDictionary(ROWS);
const MESSAGE = { type: 'message', strength: 'in-chat', shape: 'message-text' } as const;
const ROOM = { type: 'room', strength: 'in-chat', shape: 'room-code' } as const;

const inChat = (
  inside: string,
  meaning: typeof MESSAGE | typeof ROOM = MESSAGE,
  path = 'http.body.json.text',
): boolean => isInChat(fieldOf('HERE', { key: 'text', path, inside }), meaning, keys);

test('a text beside a sender, a receiver or a room', () => {
  expect(inChat('{"from":"rana_k","text":"HERE"}')).toBe(true);
  expect(inChat('{"to":{"id":7},"text":"HERE"}')).toBe(true);
  expect(inChat('room_id=m7Kq2&text=HERE')).toBe(true);
  expect(inChat('["message",{"text":"HERE"}]')).toBe(true);
  expect(inChat('{"text":"HERE"}', MESSAGE, 'http.body.json.messages[].text')).toBe(true);
  expect(inChat('{"text":"HERE","body":"see you at eight"}', ROOM)).toBe(true);
});

test('in other languages too', () => {
  expect(inChat('{"发送者":"rana_k","text":"HERE"}')).toBe(true);
  expect(inChat('{"отправитель":"rana_k","text":"HERE"}')).toBe(true);
  expect(inChat('{"Raumnummer":"m7Kq2","text":"HERE"}')).toBe(true);
  expect(inChat('{"消息":"see you at eight","text":"HERE"}', ROOM)).toBe(true);
  expect(inChat('{"text":"HERE"}', MESSAGE, 'http.body.json.mensajes[].texto')).toBe(true);
  expect(inChat('{"用户数":"12","text":"HERE"}')).toBe(false);
});

test('no conversation: a label, a report, an answer', () => {
  expect(inChat('{"user_id":"4812393","text":"HERE"}')).toBe(false);
  expect(inChat('{"room_id":"none","text":"HERE"}')).toBe(false);
  expect(inChat('{"text":"HERE","body":"see you at eight"}')).toBe(false);
  expect(inChat('{"code":0,"room_id":"m7Kq2","text":"HERE"}')).toBe(false);
  expect(inChat('{"errMsg":"x","success":true,"text":"HERE"}', MESSAGE, 'http.body.json.messages[].text')).toBe(false);
});

test('a name beside a person’s mark, number or address', () => {
  const beside = (inside: string): boolean => isBesidePerson(fieldOf('HERE', { key: 'name', inside }), keys);
  expect(beside('{"user_id":4812393,"name":"HERE"}')).toBe(true);
  expect(beside('{"name":"HERE","phone":"+493023125123"}')).toBe(true);
  expect(beside('{"name":"HERE","version":"1.2"}')).toBe(false);
  expect(beside('{"name":"HERE","owner_user_id":4812393}')).toBe(false);
});

test('what stands in an object belongs to the conversation beside it; what holds it is no sign of its own', () => {
  const inside = (text: string, path: string, meaning: typeof MESSAGE | typeof ROOM): boolean =>
    isInChat(fieldOf('HERE', { key: 'id', path, inside: text }), meaning, keys);
  expect(inside('{"channel":{"id":"HERE"},"from":"rana_k1"}', 'http.body.json.channel.id', ROOM)).toBe(true);
  expect(inside('{"room_id":{"id":"HERE"}}', 'http.body.json.room_id.id', ROOM)).toBe(false);
  expect(inside('{"from":"rana_k1","body":{"text":"HERE"}}', 'http.body.json.body.text', MESSAGE)).toBe(true);
  expect(inside('{"from":"rana_k1","button":{"text":"HERE"}}', 'http.body.json.button.text', MESSAGE)).toBe(false);
});

test('a page’s title, its author and its text are no conversation; two words are no people', () => {
  const TITLE = { type: 'room', strength: 'in-chat', shape: 'title' } as const;
  const WHO = { type: 'account', strength: 'in-chat', shape: 'account-or-handle' } as const;
  const asked = (text: string, meaning: typeof TITLE | typeof WHO, value = 'HERE', protocol = 'http'): boolean =>
    isInChat(fieldOf(value, { key: 'k', path: `${protocol}.body.json.k`, inside: text, protocol }), meaning, keys);
  expect(asked('{"k":"HERE","author":"rana_k"}', TITLE)).toBe(false);
  expect(asked('{"k":"HERE","body":"see you at eight"}', TITLE)).toBe(false);
  expect(asked('{"k":"HERE","from":"rana_k"}', TITLE)).toBe(true);
  expect(asked('{"k":"home","to":"settings"}', WHO, 'home')).toBe(false);
  expect(asked('{"k":"rana_k","to":"omid_f"}', WHO, 'rana_k')).toBe(true);
  expect(asked('{"k":"rana","to":"omid"}', WHO, 'rana', 'websocket')).toBe(true);
});

test('where people’s programs talk, a person beside a text is a sign', () => {
  const talk = (protocol: string): boolean =>
    isInChat(fieldOf('HERE', { key: 'text', protocol, inside: '{"user_id":4812393,"text":"HERE"}' }), MESSAGE, keys);
  expect([talk('websocket'), talk('http'), TALKS.has('http')]).toEqual([true, false, false]);
});

test('a name beside a number or an address', () => {
  const beside = (inside: string): boolean => isBesideAddress(fieldOf('HERE', { key: 'name', inside }), keys);
  expect(beside('{"name":"HERE","phone":"+493023125123"}')).toBe(true);
  expect(beside('{"user_id":4812393,"name":"HERE"}')).toBe(false);
});

test('what a server says became of a request is no person’s message (JSON-RPC 2.0 section 5)', () => {
  const asked = (path: string, direction: 'in' | 'out', key = 'message'): boolean =>
    isInChat(
      fieldOf('CALL CREATED', { key, path, direction, inside: '{"room_id":"m7Kq2","message":"CALL CREATED"}' }),
      MESSAGE,
      keys,
    );
  expect(asked('websocket.text.json.result.message', 'in')).toBe(false);
  expect(asked('websocket.text.json.error.msg', 'in', 'msg')).toBe(false);
  expect(asked('websocket.text.json.params.message', 'in')).toBe(true);
  expect(asked('websocket.text.json.result.message', 'out')).toBe(true);
  expect(asked('websocket.text.json.result.text', 'in', 'text')).toBe(true);
});

test('a title beside a list of who is together is a room’s', () => {
  const TITLE = { type: 'room', strength: 'in-chat', shape: 'title' } as const;
  const asked = (inside: string): boolean =>
    isInChat(fieldOf('HERE', { key: 'Topic', path: 'http.body.json.Topic', inside }), TITLE, keys);
  expect(asked('{"Topic":"HERE","Participants":[{"id":1}]}')).toBe(true);
  expect(asked('{"Topic":"HERE","Participants":"3"}')).toBe(false);
  expect(asked('{"Topic":"HERE","Comments":[{"id":1}]}')).toBe(false);
});

import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { isBesidePerson, isInChat } from './key-chat.ts';
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

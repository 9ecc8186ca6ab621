import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { whatsappLogin } from './whatsapp-login.ts';

test("the user of WhatsApp's old login is a telephone number by that protocol's own words", () => {
  const login = (text: string) => fieldOf(text, { protocol: 'whatsapp', path: 'whatsapp.auth.user', key: 'user' });
  expect(said(whatsappLogin, login('493023125123'))).toEqual(['identifier-exposed confirmed phone 493023125123']);
  for (const text of ['rana', '0301234567', '12', '']) expect(said(whatsappLogin, login(text))).toEqual([]);
});

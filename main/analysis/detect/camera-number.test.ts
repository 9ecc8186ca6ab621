import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { cameraNumber } from './camera-number.ts';
import { said } from './context.fixture.ts';

test('finds a camera’s number under the names that apps give it', () => {
  for (const key of ['uid', 'UID', 'did', 'p2p_id', 'deviceId'])
    expect(said(cameraNumber, fieldOf('ABCD-012345-XYZUV', { key }))).toEqual([
      'identifier-exposed likely device-id ABCD-012345-XYZUV',
    ]);
});

test('stays silent on other numbers, and where another name stands', () => {
  for (const text of [
    'AB-012345-XYZUV',
    'ABCD-01234-XYZUV',
    'abcd-012345-xyzuv',
    'ABCD-012345-XYZUVW',
    'ABCD012345XYZUV',
  ])
    expect(said(cameraNumber, fieldOf(text, { key: 'uid' }))).toEqual([]);
  expect(cameraNumber.needs?.named?.('order', { keys: { meaning: () => null } } as never)).toBe(false);
});

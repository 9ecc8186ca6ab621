import { describe, expect, it } from 'vitest';
import type { PrivateValue } from '../../analysis/assess/values.ts';
import type { HexView } from '../../contract/session.ts';
import { type FrameToMask, maskFrame } from './mask-frame.ts';
import { ValueSearch } from './value-search.ts';

const HEADER = 'HHHHHHHH';
const account: PrivateValue = { id: 'v1', type: 'account', raw: '48123493' };
const room: PrivateValue = { id: 'v2', type: 'room', raw: 'xk8PqZ3m' };
const secret: PrivateValue = { id: 'v3', type: 'credential', raw: 'hunter2-and-more' };

function mask(payload: string | Uint8Array, more: Partial<FrameToMask> & { values?: PrivateValue[] } = {}) {
  const frame = Buffer.concat([Buffer.from(HEADER), typeof payload === 'string' ? Buffer.from(payload) : payload]);
  const { values = [account, room, secret], ...rest } = more;
  return maskFrame({
    frame,
    payloadAt: HEADER.length,
    marks: [],
    search: new ValueSearch(values),
    addresses: [],
    ...rest,
  });
}

const textOf = (cells: HexView['cells']) => cells.map(({ text }) => text).join('');
const idsOf = (cells: HexView['cells']) => cells.map(({ valueId }) => valueId?.slice(1) ?? '.').join('');

describe('maskFrame', () => {
  it('hides the headers whole', () => {
    const cells = mask('hello');
    expect(textOf(cells)).toBe('••••••••hello');
    expect(cells.slice(0, 8).every(({ hex, valueId }) => hex === '••' && valueId === null)).toBe(true);
  });

  it('masks the value of the finding and every other known value, and marks whose octets they are', () => {
    const cells = mask('uid=48123493&room=xk8PqZ3m', { marks: [{ offset: 12, length: 8, valueId: 'v1' }] });
    expect(textOf(cells.slice(8))).toBe('uid=4••••••3&room=x••••••m');
    expect(idsOf(cells.slice(8))).toBe('....11111111......22222222');
  });

  it('shows no more ends than the masked form does, in hex either', () => {
    const cells = mask('48123493');
    expect(cells.slice(8).map(({ hex }) => hex)).toEqual(['34', '••', '••', '••', '••', '••', '••', '33']);
  });

  it('shows nothing at all of a credential', () => {
    expect(textOf(mask('pw=hunter2-and-more;').slice(8))).toBe(`pw=${'•'.repeat(16)};`);
  });

  it('finds a value again in another dress: as a number, in base64, percent-encoded, in other letters', () => {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(48123493);
    expect(textOf(mask(Buffer.concat([Buffer.from('id:'), number, Buffer.from(';')])).slice(8))).toBe('id:••••;');
    const packed = Buffer.from('xxhunter2-and-more').toString('base64');
    expect(textOf(mask(packed).slice(8)).replaceAll('•', '').length).toBeLessThan(6);
    expect(textOf(mask('XK8PQZ3M').slice(8))).toBe('••••••••');
    const person: PrivateValue = { id: 'v4', type: 'person-name', raw: 'Anna Beispiel' };
    expect(textOf(mask('n=Anna%20Beispiel&', { values: [person] }).slice(8))).toBe(`n=${'•'.repeat(15)}&`);
  });

  it('masks what a finding points at although its octets look otherwise: packed, hashed, cut', () => {
    expect(textOf(mask('ab\x01\x02cd', { marks: [{ offset: 10, length: 2, valueId: 'v1' }] }).slice(8))).toBe('ab••cd');
  });

  it('does not show again what another value hides', () => {
    const long: PrivateValue = { id: 'v5', type: 'credential', raw: 'key48123493key' };
    for (const values of [
      [long, account],
      [account, long],
    ]) {
      expect(textOf(mask('key48123493key', { values }).slice(8))).toBe('•'.repeat(14));
    }
  });

  it('hides the addresses of both ends where the payload says them again', () => {
    const mac = Uint8Array.of(2, 0, 0, 0, 0, 1);
    const cells = mask(Buffer.concat([Buffer.from('from 192.0.2.10 '), mac, Buffer.from('!')]), {
      addresses: [Buffer.from('192.0.2.10'), mac],
    });
    expect(textOf(cells.slice(8))).toBe(`from ${'•'.repeat(10)} ••••••!`);
  });

  it('takes marks that point outside for what they are', () => {
    const cells = mask('ab', {
      marks: [
        { offset: 9, length: 50, valueId: 'v1' },
        { offset: 900, length: 4, valueId: 'v9' },
      ],
    });
    expect(textOf(cells)).toBe('••••••••a•');
  });

  it('shows what is no printable character as a dot', () => {
    expect(textOf(mask(Uint8Array.of(0, 0x41, 0x7f, 0xff)).slice(8))).toBe('·A··');
  });
});

import { describe, expect, it } from 'vitest';
import type { DnsMessage } from '../model/message.ts';
import { NamesOfAddress } from './names-of-address.ts';

const answer = (name: string, ip: string, response = true): DnsMessage => ({
  type: 'dns',
  response,
  questions: [],
  addresses: [{ name, ip }],
});

describe('NamesOfAddress', () => {
  it('remembers the names an address was answered for, in order, once each', () => {
    const names = new NamesOfAddress();
    names.learn(answer('b.example', '198.51.100.7'));
    names.learn(answer('a.example', '198.51.100.7'));
    names.learn(answer('b.example', '198.51.100.7'));
    expect(names.of('198.51.100.7')).toEqual(['b.example', 'a.example']);
    expect(names.of('198.51.100.8')).toEqual([]);
  });

  it('knows which name was answered just before', () => {
    const names = new NamesOfAddress();
    names.learn(answer('old.example', '198.51.100.7'), { seconds: 100, nanos: 0 });
    names.learn(answer('new.example', '198.51.100.7'), { seconds: 108, nanos: 5 });
    expect(names.justBefore('198.51.100.7', { seconds: 108, nanos: 9 })).toBe('new.example');
    expect(names.justBefore('198.51.100.7', { seconds: 118, nanos: 0 })).toBe('new.example');
    expect(names.justBefore('198.51.100.7', { seconds: 119, nanos: 0 })).toBeNull(); // too long ago
    expect(names.justBefore('198.51.100.7', { seconds: 107, nanos: 0 })).toBeNull(); // answered later
    expect(names.justBefore('198.51.100.8', { seconds: 108, nanos: 9 })).toBeNull();
    names.learn(answer('untimed.example', '198.51.100.7'));
    expect(names.justBefore('198.51.100.7', { seconds: 109, nanos: 0 })).toBe('new.example');
  });

  it('learns nothing from a question', () => {
    const names = new NamesOfAddress();
    names.learn(answer('a.example', '198.51.100.7', false));
    expect(names.of('198.51.100.7')).toEqual([]);
  });

  it('keeps a bounded number of names and addresses', () => {
    const names = new NamesOfAddress();
    for (let n = 0; n < 100; n++) names.learn(answer(`n${n}.example`, '198.51.100.7'));
    expect(names.of('198.51.100.7')).toHaveLength(16);
    for (let n = 0; n < 60_000; n++) names.learn(answer('x.example', `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`));
    expect(names.of('10.0.0.1')).toEqual(['x.example']);
    expect(names.of('10.0.234.95')).toEqual([]);
  });
});

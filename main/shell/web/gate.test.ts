import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import { Gate } from './gate.ts';

let gate: Gate;
beforeEach(() => {
  gate = new Gate('ab12');
  gate.listensOn(4711);
});

const tokenOf = (url: string) => new URLSearchParams(new URL(url).hash.slice(1)).get('token') ?? '';
const request = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;

describe('the token', () => {
  it('rides in the fragment, with the page to go to, and is long', () => {
    const url = new URL(gate.entry('/report/a?print'));
    expect([url.origin, url.pathname, url.search]).toEqual(['http://127.0.0.1:4711', '/', '']);
    expect(new URLSearchParams(url.hash.slice(1)).get('to')).toBe('/report/a?print');
    expect(tokenOf(url.href)).toMatch(/^[\w-]{43}$/); // 32 octets
  });

  it('counts once', () => {
    const token = tokenOf(gate.entry('/'));
    expect(gate.exchange(token)).not.toBeNull();
    expect(gate.exchange(token)).toBeNull();
  });

  it.each(['', ' ', 'x', 'A'.repeat(43)])('that is %j counts not at all', (token) => {
    expect(gate.exchange(token)).toBeNull();
    gate.entry('/');
    expect(gate.exchange(token)).toBeNull();
  });

  it('of one window does not void another’s: a report may be printed while a window opens', () => {
    const [one, two] = [tokenOf(gate.entry('/')), tokenOf(gate.entry('/report/a'))];
    expect(gate.exchange(two)).not.toBeNull();
    expect(gate.exchange(one)).not.toBeNull();
  });

  it('that nobody used is void after some others', () => {
    const first = tokenOf(gate.entry('/'));
    const rest = Array.from({ length: 8 }, () => tokenOf(gate.entry('/')));
    expect(gate.exchange(first)).toBeNull();
    expect(rest.every((token) => gate.exchange(token) !== null)).toBe(true);
  });
});

describe('the cookie', () => {
  it('is HttpOnly, SameSite=Strict, for this session, and not the token', () => {
    const token = tokenOf(gate.entry('/'));
    const [pair, ...flags] = (gate.exchange(token) ?? '').split('; ');
    expect(flags.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(pair).toMatch(/^earshot-ab12=[\w-]{43}$/);
    expect(pair).not.toContain(token);
  });

  it('opens, alone or among others; no other does', () => {
    const pair = (gate.exchange(tokenOf(gate.entry('/'))) ?? '').split(';')[0] ?? '';
    expect(gate.hasCookie(request({ cookie: `a=b; ${pair}; c=d` }))).toBe(true);
    for (const cookie of [
      '',
      'earshot-ab12=',
      `${pair}x`,
      pair.slice(0, -1),
      pair.replace('ab12', 'ab13'),
      pair.toUpperCase(),
    ]) {
      expect(gate.hasCookie(request({ cookie })), cookie).toBe(false);
    }
    expect(gate.hasCookie(request({}))).toBe(false);
  });

  it('of one shell does not open another', () => {
    const other = new Gate('ab12');
    other.listensOn(4711);
    const pair = (other.exchange(tokenOf(other.entry('/'))) ?? '').split(';')[0] ?? '';
    expect(gate.hasCookie(request({ cookie: pair }))).toBe(false);
  });
});

describe('Host and Origin', () => {
  it.each(['localhost:4711', '127.0.0.1', '127.0.0.1:4712', 'evil.example:4711', '127.0.0.1:4711.evil.example', ''])(
    'the host %j is refused',
    (host) => {
      expect(gate.hostAllowed(request({ host }))).toBe(false);
    },
  );

  it.each([
    'http://localhost:4711',
    'https://127.0.0.1:4711',
    'http://127.0.0.1:4712',
    'null',
    'http://evil.example',
    '',
  ])('the origin %j is refused', (origin) => {
    expect(gate.originAllowed(request({ origin }))).toBe(false);
  });

  it('only our own are let in, and none at all is none', () => {
    expect(gate.hostAllowed(request({ host: '127.0.0.1:4711' }))).toBe(true);
    expect(gate.originAllowed(request({ origin: 'http://127.0.0.1:4711' }))).toBe(true);
    expect([gate.hostAllowed(request({})), gate.originAllowed(request({}))]).toEqual([false, false]);
  });
});

it('compares secrets in constant time: never by === or ==', () => {
  const source = readFileSync(new URL('./gate.ts', import.meta.url), 'utf8');
  expect(source).toContain('timingSafeEqual(');
  expect(source).not.toMatch(/(#cookie|#tokens?|token|one)\s*[!=]==?\s*(?!null)/);
});

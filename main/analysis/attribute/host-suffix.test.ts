import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareHost, SuffixIndex } from './host-suffix.ts';

describe('bareHost', () => {
  it('drops case, port and final dot', () => {
    expect(bareHost('Chat.Signal.ORG:443')).toBe('chat.signal.org');
    expect(bareHost('chat.signal.org.')).toBe('chat.signal.org');
  });

  it.each([
    '',
    'localhost',
    '192.0.2.1',
    '192.0.2.1:80',
    '[2001:db8::1]:80',
    'a..b',
    'a b.org',
    `${'a'.repeat(300)}.org`,
  ])('takes %j for no host name', (name) => expect(bareHost(name)).toBeNull());
});

describe('SuffixIndex', () => {
  const index = new SuffixIndex<string>();
  index.add('signal.org', 'signal');
  index.add('qq.com', 'tencent');
  index.add('weixin.qq.com', 'wechat');

  it('covers names below a domain, and not names that only end alike', () => {
    expect(index.find('signal.org')?.row).toBe('signal');
    expect(index.find('a.b.signal.org')?.row).toBe('signal');
    expect(index.find('notsignal.org')).toBeNull();
    expect(index.find('signal.org.evil.example')).toBeNull();
    expect(index.find('org')).toBeNull();
  });

  it('prefers the longest domain', () => {
    expect(index.find('short.weixin.qq.com')).toEqual({ row: 'wechat', domain: 'weixin.qq.com' });
    expect(index.find('vv.video.qq.com')).toEqual({ row: 'tencent', domain: 'qq.com' });
  });

  it('never throws on names from packets', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => void index.find(name)));
  });
});

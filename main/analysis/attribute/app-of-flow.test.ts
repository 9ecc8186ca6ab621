import { describe, expect, it } from 'vitest';
import type { AppRow } from '../../../knowledge/types.ts';
import type { TlsFacts } from '../model/flow.ts';
import { appOfFlow, certificateNamesOf, indexApps } from './app-of-flow.ts';

const row = (id: string, claims: Partial<AppRow>): AppRow => ({
  id,
  name: id,
  role: 'app',
  maker: null,
  makerCountry: null,
  domains: [],
  protocols: [],
  processes: [],
  sources: [],
  ...claims,
});

const index = indexApps([
  row('chat', { domains: ['chat.example'], processes: ['org.Chat'] }),
  row('talk', { domains: ['talk.example'], protocols: ['talk-proto'] }),
  row('call', { domains: ['call.example'], ranges: ['192.0.2.0/24'] }),
  row('device', { role: 'device', protocols: ['dns'] }),
]);

const tlsWith = (names: string[]): TlsFacts => ({
  version: 'TLSv1.2',
  alpn: [],
  alpnChosen: null,
  cipher: null,
  ja3: null,
  ja4: null,
  ech: false,
  resumed: null,
  certificates: [{ sha1: '', sha256: '', issuer: '', subject: '', notBefore: null, notAfter: null, names }],
  clientCertificate: false,
});

type Signs = Parameters<typeof appOfFlow>[0];
const flow = (signs: {
  process?: string;
  protocol?: string;
  sni?: string;
  httpHost?: string;
  dns?: string;
  ip?: string;
  shown?: string[];
}): Signs => ({
  process: signs.process ?? null,
  protocol: signs.protocol ?? 'tls',
  names: { sni: signs.sni ?? null, httpHost: signs.httpHost ?? null, dns: signs.dns ?? null },
  server: { ip: signs.ip ?? '198.51.100.1' },
  tls: signs.shown ? tlsWith(signs.shown) : null,
});
const found = (signs: Parameters<typeof flow>[0], answered: string[] = []): string => {
  const app = appOfFlow(flow(signs), answered, index);
  return app.kind === 'known'
    ? `${app.app.id} by ${app.by} ${app.sign}`
    : app.kind === 'process'
      ? `process ${app.process}`
      : 'unknown';
};

describe('appOfFlow', () => {
  it('believes the process before the host name', () => {
    expect(found({ process: 'org.chat', sni: 'a.talk.example' })).toBe('chat by process org.chat');
    expect(found({ process: 'browser', sni: 'web.chat.example' })).toBe('process browser');
  });

  it('believes the host name before the protocol', () => {
    expect(found({ sni: 'a.chat.example', protocol: 'talk-proto' })).toBe('chat by host-name chat.example');
    expect(found({ httpHost: 'www.talk.example:8080', protocol: 'http' })).toBe('talk by host-name talk.example');
    expect(found({ protocol: 'talk-proto' })).toBe('talk by protocol talk-proto');
    expect(found({ protocol: 'dns' })).toBe('device by protocol dns');
  });

  it('believes a certificate where the flow tells no name, and all of its names point to one app', () => {
    expect(found({ shown: ['*.chat.example'] })).toBe('chat by certificate chat.example');
    expect(found({ shown: ['*.chat.example', 'shared.example'] })).toBe('unknown');
    expect(found({ sni: 'other.example', shown: ['*.chat.example'] })).toBe('unknown');
    expect(certificateNamesOf(flow({ shown: ['*.a.example', 'b.example'] }))).toEqual(['a.example', 'b.example']);
  });

  it('takes a published range for its app only where nothing else speaks', () => {
    expect(found({ ip: '192.0.2.9', protocol: 'unknown' })).toBe('call by address 192.0.2.9');
    expect(found({ ip: '192.0.2.9', sni: 'other.example' })).toBe('unknown');
    expect(found({ ip: '192.0.2.9', protocol: 'talk-proto' })).toBe('talk by protocol talk-proto');
  });

  it('takes a question for a chat’s host as the device’s, whatever is asked', () => {
    const asking = flow({ protocol: 'dns' });
    const app = appOfFlow({ ...asking, names: { ...asking.names, asked: 'a.chat.example' } }, [], index);
    expect(app).toMatchObject({ kind: 'known', app: { id: 'device' }, by: 'protocol' });
    expect(found({ protocol: 'dns', dns: 'resolver.talk.example' })).toBe('talk by host-name talk.example');
  });

  it('uses DNS names where the flow tells none itself', () => {
    expect(found({}, ['a.chat.example', 'x.chat.example'])).toBe('chat by host-name chat.example');
    expect(found({ dns: 'y.talk.example' })).toBe('talk by host-name talk.example');
  });

  it('believes the DNS name of the moment before the older ones', () => {
    expect(found({ dns: 'x.chat.example' }, ['cdn.example', 'y.talk.example', 'x.chat.example'])).toBe(
      'chat by host-name chat.example',
    );
    expect(found({ dns: 'cdn.example' }, ['x.chat.example', 'cdn.example'])).toBe('unknown');
  });

  it('names nobody where the address served two apps', () => {
    expect(found({}, ['x.chat.example', 'x.talk.example'])).toBe('unknown');
    expect(found({}, ['cdn.example', 'x.chat.example'])).toBe('unknown');
    expect(found({}, ['x.chat.example', 'cdn.example'])).toBe('unknown');
  });

  it('does not let a DNS name overrule an unknown name in the flow', () => {
    expect(found({ sni: 'other.example' }, ['x.chat.example'])).toBe('unknown');
  });

  it('names nobody without a sign', () => {
    expect(found({ protocol: 'unknown' })).toBe('unknown');
  });
});

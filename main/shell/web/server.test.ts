import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { EarshotError } from '../../contract/errors.ts';
import type { Services } from '../services/services.ts';
import { startWebShell, type WebShell } from './server.ts';

let folder = '';
let shell: WebShell;
let given: { name: string; bytes: string }[] = [];
let fails = false;

const services = {
  handle: () => Promise.resolve({ sessionId: 'a' }),
  on: () => () => undefined,
  async giveFile(bytes: AsyncIterable<Uint8Array>, name: string) {
    if (fails) throw new EarshotError('disk-full', { name });
    let text = '';
    for await (const chunk of bytes) text += Buffer.from(chunk).toString();
    given.push({ name, bytes: text });
    return { handle: 'h', name };
  },
  close: () => Promise.resolve(),
} as unknown as Services;

beforeEach(async () => {
  [given, fails] = [[], false];
  folder = await mkdtemp(join(tmpdir(), 'earshot-server-'));
  await writeFile(join(folder, 'index.html'), 'the page');
  shell = await startWebShell(services, folder, 'test');
});
afterEach(async () => {
  await shell.close();
  await rm(folder, { recursive: true });
});

const port = () => Number(new URL(shell.gate.origin).port);

/** One request with exactly these headers. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: port(), method, path, headers: { Host: `127.0.0.1:${port()}`, ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const own = () => ({ Origin: shell.gate.origin });
const tokenIn = (url: string) => new URLSearchParams(new URL(url).hash.slice(1)).get('token');

async function cookie(): Promise<string> {
  const { headers } = await ask('POST', '/session', own(), JSON.stringify({ token: tokenIn(shell.gate.entry('/')) }));
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

describe('pages', () => {
  it('are sent to whoever asks under our own name, with nothing in them', async () => {
    expect(await ask('GET', '/', {})).toMatchObject({
      status: 200,
      body: 'the page',
      headers: { 'content-security-policy': expect.stringContaining("default-src 'none'") },
    });
    expect((await ask('GET', '/?x=1', {})).status).toBe(200);
  });

  it.each(['localhost:1', 'evil.example'])(
    'are refused under the name %s: a page elsewhere may have mapped it to this machine',
    async (host) => {
      expect((await ask('GET', '/', { Host: host })).status).toBe(403);
    },
  );

  it.each(['HEAD', 'POST', 'DELETE', 'OPTIONS', 'TRACE'])('are not there for %s', async (method) => {
    expect((await ask(method, '/', own())).status).toBe(403);
  });
});

describe('the exchange', () => {
  it('gives the cookie for the token, once', async () => {
    const body = JSON.stringify({ token: tokenIn(shell.gate.entry('/')) });
    const first = await ask('POST', '/session', own(), body);
    expect([first.status, first.headers['set-cookie']?.[0]]).toEqual([
      204,
      expect.stringMatching(/^earshot-test=[\w-]+; HttpOnly; SameSite=Strict; Path=\/$/),
    ]);
    expect((await ask('POST', '/session', own(), body)).status).toBe(403);
  });

  it('is refused to another page, and the token still counts', async () => {
    const body = JSON.stringify({ token: tokenIn(shell.gate.entry('/')) });
    for (const headers of [{}, { Origin: 'http://evil.example' }, { Origin: 'null' }] as Record<string, string>[])
      expect((await ask('POST', '/session', headers, body)).status).toBe(403);
    expect((await ask('POST', '/session', own(), body)).status).toBe(204);
  });

  it.each(['', '{', 'null', '{"token":7}', '{"token":""}', 'x'.repeat(5_000)])('is refused for %j', async (body) => {
    shell.gate.entry('/');
    expect((await ask('POST', '/session', own(), body)).status).toBe(403);
  });
});

describe('files', () => {
  it('are taken from our own page, under the name without folders', async () => {
    const headers = {
      ...own(),
      Cookie: await cookie(),
      'X-File-Name': encodeURIComponent('C:\\Users\\anna\\abend €.pcap'),
    };
    expect(await ask('PUT', '/file', headers, 'bytes')).toMatchObject({
      status: 200,
      body: '{"handle":"h","name":"abend €.pcap"}',
    });
    expect(given).toEqual([{ name: 'abend €.pcap', bytes: 'bytes' }]);
  });

  it('are refused without cookie, from another page, under another name', async () => {
    const pair = await cookie();
    for (const headers of [
      own(),
      { Cookie: pair },
      { Cookie: pair, Origin: 'http://evil.example' },
      { Cookie: `${pair}x`, ...own() },
    ] as Record<string, string>[]) {
      expect((await ask('PUT', '/file', headers, 'bytes')).status).toBe(403);
    }
    expect(given).toEqual([]);
  });

  it('that cannot be kept are told by their code', async () => {
    fails = true;
    const headers = { ...own(), Cookie: await cookie(), 'X-File-Name': '%E0%A4%A' };
    expect(await ask('PUT', '/file', headers, 'bytes')).toMatchObject({
      status: 422,
      body: '{"code":"disk-full","values":{"name":""}}',
    });
  });
});

describe('the contract', () => {
  /** Opens a socket; the status it was refused with, or null. */
  function refusal(path: string, headers: Record<string, string>): Promise<number | null> {
    return new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port()}${path}`, { headers });
      socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
      socket.on('error', () => undefined);
      socket.on('open', () => {
        socket.close();
        resolve(null);
      });
    });
  }

  it('opens for our own page with the cookie, also again after a reload', async () => {
    const headers = { ...own(), Cookie: await cookie() };
    expect([await refusal('/contract', headers), await refusal('/contract', headers)]).toEqual([null, null]);
  });

  it('opens for nobody else', async () => {
    const pair = await cookie();
    for (const [path, headers] of [
      ['/contract', own()],
      ['/contract', { Cookie: pair }],
      ['/contract', { Cookie: pair, Origin: 'http://evil.example' }],
      ['/contract', { ...own(), Cookie: pair, Host: 'localhost' }],
      ['/other', { ...own(), Cookie: pair }],
      ['/contract?x', { ...own(), Cookie: pair }],
    ] as [string, Record<string, string>][]) {
      expect(await refusal(path, headers), JSON.stringify([path, headers])).toBe(403);
    }
  });

  it('a line that breaks, or talks nonsense, does not end the program', async () => {
    const headers = { ...own(), Cookie: await cookie() };
    const upgrade = [
      'GET /contract HTTP/1.1',
      `Host: 127.0.0.1:${port()}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      '',
    ].join('\r\n');
    for (const after of [Buffer.from([0xff, 0xff, 0xff, 0xff]), null]) {
      const socket = connect(port(), '127.0.0.1', () => socket.write(upgrade));
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.once('data', resolve));
      if (after) socket.write(after);
      else socket.resetAndDestroy();
      await new Promise((resolve) => socket.once('close', resolve));
    }
    // Refused ones that leave at once.
    for (let i = 0; i < 5; i++) {
      const socket = connect(port(), '127.0.0.1', () => {
        socket.write(upgrade.replace('Origin', 'X-Origin'));
        socket.resetAndDestroy();
      });
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.once('close', resolve));
    }
    expect(await refusal('/contract', headers)).toBeNull();
  });

  it('closing the shell ends what is open', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port()}/contract`, {
      headers: { ...own(), Cookie: await cookie() },
    });
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await shell.close();
    await closed;
    await expect(ask('GET', '/', {})).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('listens on this machine alone', async () => {
    const { networkInterfaces } = await import('node:os');
    const outside = Object.values(networkInterfaces())
      .flatMap((rows) => rows ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outside) {
      const failed = await new Promise((resolve) => {
        const socket = connect(port(), address, () => {
          socket.destroy();
          resolve(null);
        });
        socket.on('error', resolve);
      });
      expect(failed, address).toMatchObject({ code: 'ECONNREFUSED' });
    }
  });
});

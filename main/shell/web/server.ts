import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Services } from '../services/services.ts';
import { problemOf, serveContract } from './contract-socket.ts';
import { Gate } from './gate.ts';
import { LastPage } from './last-page.ts';
import { isSameUser } from './same-user.ts';
import { SAFE_HEADERS, sendStatic } from './static-files.ts';

/** Octets of one command: settings with a thousand own values fit. Files go another way. */
const MOST_COMMAND = 4 * 1024 * 1024;
/** Octets of a token request. */
const MOST_TOKEN = 1024;

export interface WebShell {
  readonly gate: Gate;
  /** Settles when the last page was closed and did not come back. */
  readonly left: Promise<void>;
  /** Ends all connections and stops listening. */
  close(): Promise<void>;
}

/** The local web shell: the contract over a WebSocket on 127.0.0.1, and the renderer's files. */
export async function startWebShell(services: Services, rendererFolder: string, name: string): Promise<WebShell> {
  const gate = new Gate(name);
  const pages = new LastPage();
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_COMMAND });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy()); // the other side left in the middle
    if (!mayTalk(request) || request.url !== '/contract')
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    else sockets.handleUpgrade(request, socket, head, open);
  });
  const open = (socket: WebSocket): void => {
    pages.came();
    socket.on('close', () => pages.went());
    serveContract(socket, services);
  };
  await listen(server);
  gate.listensOn((server.address() as AddressInfo).port);

  /** Our own page, with the cookie that a token was exchanged for. */
  function mayTalk(request: IncomingMessage): boolean {
    return gate.hostAllowed(request) && gate.originAllowed(request) && gate.hasCookie(request);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '/' } = request;
    const path = url.split('?', 1)[0] ?? '/';
    if (!gate.hostAllowed(request)) refuse(response);
    else if (method === 'POST' && path === '/session') await exchange(request, response);
    else if (method === 'PUT' && path === '/file') await takeFile(request, response);
    else if (method === 'GET') await sendStatic(rendererFolder, path, response);
    else refuse(response);
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const may = gate.originAllowed(request) && (await isSameUser(request.socket)) !== false;
    const cookie = may ? gate.exchange(readToken(await readSmall(request))) : null;
    if (cookie) response.writeHead(204, { ...SAFE_HEADERS, 'Set-Cookie': cookie }).end();
    else refuse(response);
  }

  async function takeFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!mayTalk(request)) return refuse(response);
    const name = fileName(request.headers['x-file-name']);
    try {
      const given = await services.giveFile(request as AsyncIterable<Uint8Array>, name);
      response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': 'application/json' }).end(JSON.stringify(given));
    } catch (cause) {
      response
        .writeHead(422, { ...SAFE_HEADERS, 'Content-Type': 'application/json' })
        .end(JSON.stringify(problemOf(cause)));
    }
  }

  return {
    gate,
    left: pages.gone,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      pages.stop();
    },
  };
}

/** What else the request brings is not waited for. */
function refuse(response: ServerResponse): void {
  response.writeHead(403, { ...SAFE_HEADERS, Connection: 'close' }).end();
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
}

async function readSmall(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk as Buffer);
    if (text.length > MOST_TOKEN) return '';
  }
  return text.trim();
}

function readToken(text: string): string {
  try {
    const sent: unknown = JSON.parse(text);
    return typeof sent === 'object' && sent !== null && 'token' in sent && typeof sent.token === 'string'
      ? sent.token
      : '';
  } catch {
    return '';
  }
}

/** The name as the person knows the file, without any folder. */
function fileName(header: string | string[] | undefined): string {
  try {
    return decodeURIComponent(String(header ?? ''))
      .replace(/^.*[/\\]/, '')
      .slice(0, 255);
  } catch {
    return '';
  }
}

import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import { describe, expect, it } from 'vitest';
import { EarshotError } from '../../contract/errors.ts';
import type { ShellEvent } from '../../contract/shell.ts';
import type { Services } from '../services/services.ts';
import { serveContract } from './contract-socket.ts';

type Reply = { id?: number; ok?: boolean; output?: unknown; problem?: { code: string }; event?: unknown };

/** The page's end of a socket, and services by hand. */
function served(handle: (name: string, input: unknown) => Promise<unknown> = () => Promise.resolve({})) {
  const listeners = new Set<(event: ShellEvent) => void>();
  const calls: [string, unknown][] = [];
  const services = {
    handle: (name: string, input: unknown) => {
      calls.push([name, input]);
      return handle(name, input);
    },
    on: (listener: (event: ShellEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Services;
  const sent: Reply[] = [];
  const socket = Object.assign(new EventEmitter(), {
    OPEN: 1,
    readyState: 1,
    closedWith: null as number | null,
    terminated: false,
    send: (text: string) => void sent.push(JSON.parse(text) as Reply),
    close(code: number) {
      socket.closedWith = code;
    },
    terminate() {
      socket.terminated = true;
    },
  });
  serveContract(socket as unknown as WebSocket, services);
  const say = async (message: unknown, isBinary = false): Promise<Reply | undefined> => {
    const before = sent.length;
    socket.emit('message', Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)), isBinary);
    await new Promise((resolve) => setImmediate(resolve));
    return sent[before];
  };
  return { socket, sent, calls, listeners, say };
}

describe('commands', () => {
  it('are answered under their number', async () => {
    const { say, calls } = served(() => Promise.resolve({ sessionId: 'a' }));
    expect(await say({ id: 7, command: 'open-sample', input: {} })).toEqual({
      id: 7,
      ok: true,
      output: { sessionId: 'a' },
    });
    expect(calls).toEqual([['open-sample', {}]]);
  });

  it.each(['no-such', 'constructor', '__proto__', 'toString', ''])('%j is none', async (command) => {
    const { say, calls } = served();
    expect(await say({ id: 1, command, input: {} })).toEqual({
      id: 1,
      ok: false,
      problem: { code: 'bad-request', values: { what: 'command' } },
    });
    expect(calls).toEqual([]);
  });

  it('with a wrong input never reach the services', async () => {
    const { say, calls } = served();
    for (const input of [{}, { sessionId: '../../etc' }, { sessionId: 7 }, null, 'a']) {
      expect(await say({ id: 1, command: 'open-session', input })).toMatchObject({
        ok: false,
        problem: { code: 'bad-request' },
      });
    }
    const noConsent = { interface: null, consent: { whose: 'mine', allAgreed: false }, title: '' };
    expect(await say({ id: 1, command: 'start-capture', input: noConsent })).toMatchObject({ ok: false });
    expect(calls).toEqual([]);
  });

  it('whose output breaks the contract send nothing of it', async () => {
    const { say } = served(() => Promise.resolve({ sessionId: 'a', secret: '48123493' }));
    expect(await say({ id: 1, command: 'open-sample', input: {} })).toEqual({
      id: 1,
      ok: true,
      output: { sessionId: 'a' },
    });
    const broken = served(() => Promise.resolve({ sessionId: 'captured: 48123493' }));
    expect(await broken.say({ id: 2, command: 'open-sample', input: {} })).toEqual({
      id: 2,
      ok: false,
      problem: { code: 'analysis-failed', values: {} },
    });
  });

  it('that fail tell their code; of a fault of our own nothing but that', async () => {
    const ours = served(() =>
      Promise.reject(new EarshotError('disk-full', { name: 'a.pdf' }, { cause: new Error('/a/path') })),
    );
    expect(await ours.say({ id: 1, command: 'open-sample', input: {} })).toEqual({
      id: 1,
      ok: false,
      problem: { code: 'disk-full', values: { name: 'a.pdf' } },
    });
    const other = served(() => Promise.reject(new Error('captured 48123493')));
    expect(await other.say({ id: 1, command: 'open-sample', input: {} })).toEqual({
      id: 1,
      ok: false,
      problem: { code: 'analysis-failed', values: {} },
    });
    const thrown = served(() => {
      throw new Error('at once');
    });
    expect(await thrown.say({ id: 1, command: 'open-sample', input: {} })).toMatchObject({ ok: false });
  });

  it('are answered to nobody who has left', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const { socket, say, sent } = served(() => new Promise((resolve) => (answer = resolve)));
    await say({ id: 1, command: 'open-sample', input: {} });
    socket.readyState = 3;
    answer({ sessionId: 'a' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([]);
  });
});

describe('other messages', () => {
  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"id":"1","command":"open-sample","input":{}}',
    '{"command":"open-sample"}',
    '{"id":1.5,"command":"x"}',
  ])('%j ends the line', async (text) => {
    const { say, socket, calls } = served();
    expect(await say(text)).toBeUndefined();
    expect([socket.closedWith, calls]).toEqual([1008, []]);
  });

  it('in octets end it, too', async () => {
    const { say, socket } = served();
    await say({ id: 1, command: 'open-sample', input: {} }, true);
    expect(socket.closedWith).toBe(1008);
  });

  it('an error of the line ends the line and not the program', () => {
    const { socket } = served();
    expect(socket.emit('error', new Error('frame'))).toBe(true);
    expect(socket.terminated).toBe(true);
  });
});

describe('events', () => {
  it('are sent while the line is open, and none that breaks the contract', () => {
    const { socket, sent, listeners } = served();
    const [tell] = [...listeners];
    tell?.({ type: 'ready', sessionId: 'a' });
    expect(() => tell?.({ type: 'ready', sessionId: 'NOT AN ID' })).toThrow();
    expect(sent).toEqual([{ event: { type: 'ready', sessionId: 'a' } }]);
    socket.emit('close');
    expect(listeners.size).toBe(0);
  });
});

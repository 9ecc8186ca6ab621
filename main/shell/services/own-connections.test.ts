import { connect, createServer, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { OwnConnections } from './own-connections.ts';

let counter: OwnConnections | null = null;
afterEach(() => counter?.stop());

/** Asks for a connection and forgets it. */
async function attempt(host: string, port: number): Promise<void> {
  const socket = connect({ host, port });
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connectionAttempt', resolve));
  socket.destroy();
}

test('a connection on this machine is none', async () => {
  counter = new OwnConnections();
  const server = createServer((client) => client.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await attempt('127.0.0.1', (server.address() as AddressInfo).port);
  await new Promise((resolve) => server.close(resolve));
  expect(counter.count).toBe(0);
});

test('an attempt to reach another machine counts', async () => {
  counter = new OwnConnections();
  // The system refuses a broadcast address before anything is sent.
  await attempt('255.255.255.255', 9);
  expect(counter.count).toBe(1);
  counter.stop();
  await attempt('255.255.255.255', 9);
  expect(counter.count).toBe(1);
});

import { expect, test } from 'vitest';
import { flowFixture } from '../recording-sink.fixture.ts';
import { parseClientHello } from './tls-client-hello.ts';
import { tlsFactsOf } from './tls-facts.ts';
import { SessionWatch } from './tls-resumed.ts';
import { parseServerHello } from './tls-server-hello.ts';
import { clientHello, serverHello } from './tls.fixture.ts';

const ID = Array<number>(32).fill(5);

/** What the facts say after hellos with these session IDs, and after the server's ChangeCipherSpec. */
function watch(
  offered: readonly number[],
  said: readonly number[],
  sawHelloDone: boolean | null,
  supported?: number,
): [boolean | null, boolean | null] {
  const flow = flowFixture('tcp', 'tls');
  const facts = tlsFactsOf(flow);
  const session = new SessionWatch(flow);
  const first = clientHello({ sni: 'a.example', sessionId: offered });
  const second = serverHello(0x0303, 0xc02f, { sessionId: said, ...(supported === undefined ? {} : { supported }) });
  const ours = parseClientHello(first, 4, first.length).message;
  const theirs = parseServerHello(second, 4, second.length).message;
  if (ours) session.clientHello(ours, first);
  if (theirs) session.serverHello(theirs, second);
  facts.version = 'TLSv1.2';
  const before = facts.resumed;
  session.changeCipher(sawHelloDone);
  return [before, facts.resumed];
}

test('the server says the session ID that the client offered', () => {
  expect(watch(ID, ID, false)).toEqual([true, true]);
});

test('a ticket: the server goes encrypted without the rest of a handshake', () => {
  expect(watch([], [], false)).toEqual([null, true]);
  expect(watch(ID, [1, 2], true)).toEqual([null, false]);
});

test('where the rest may have been lost, nothing is said', () => {
  expect(watch([], [], null)).toEqual([null, null]);
});

test('TLS 1.3 repeats every session ID: that says nothing', () => {
  expect(watch(ID, ID, null, 0x0304)).toEqual([null, null]);
});

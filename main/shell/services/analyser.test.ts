import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../contract/settings.ts';
import { Analyser } from './analyser.ts';
import { startAnalysisThread } from './analysis-thread.ts';
import { aPcap } from './capture.fixture.ts';
import { puppet } from './puppet.fixture.ts';

async function started() {
  const made = puppet();
  const starting = Analyser.start(made.process, DEFAULT_SETTINGS);
  await made.turn();
  made.say({ type: 'started' });
  return { ...made, analyser: await starting };
}

const FAILED = { code: 'analysis-failed' };

test('one question at a time, in the order they were asked', async () => {
  const { analyser, sent, say, turn } = await started();
  const order: string[] = [];
  const push = analyser.push(Uint8Array.of(1), 'a').then(() => order.push('push'));
  const glance = analyser.glance().then(() => order.push('glance'));
  const end = analyser.finish(false).then(() => order.push('end'));
  await turn();
  expect(sent.map(({ type }) => type)).toEqual(['start', 'chunk']);
  say({ type: 'taken', notACapture: false, bytes: new Uint8Array(8) });
  await turn();
  expect(sent.map(({ type }) => type)).toEqual(['start', 'chunk', 'glance']);
  say({ type: 'glance', glance: {} });
  await turn();
  say({ type: 'done', result: {} });
  await Promise.all([push, glance, end]);
  expect(order).toEqual(['push', 'glance', 'end']);
});

test('a program that ends fails the question under way and all that wait', async () => {
  const { analyser, exit, turn } = await started();
  const asked = [analyser.push(Uint8Array.of(1), 'a'), analyser.glance(), analyser.finish(false)].map((one) =>
    one.catch((cause: unknown) => cause),
  );
  await turn();
  exit(1);
  for (const answer of await Promise.all(asked)) expect(answer).toMatchObject(FAILED);
  await expect(analyser.glance()).rejects.toMatchObject(FAILED);
});

test('stopping it is told to whoever waits, also where the program says nothing', async () => {
  const { analyser, turn, stopped } = await started();
  const waiting = analyser.glance();
  await turn();
  analyser.stop();
  await expect(waiting).rejects.toMatchObject(FAILED);
  expect(stopped()).toBe(1);
});

test('an answer to another question ends it: nothing that follows can be trusted', async () => {
  const { analyser, say, turn, stopped } = await started();
  const waiting = analyser.glance();
  await turn();
  say({ type: 'taken', notACapture: false, bytes: new Uint8Array(8) });
  await expect(waiting).rejects.toMatchObject(FAILED);
  expect(stopped()).toBe(1);
  await expect(analyser.finish(false)).rejects.toMatchObject(FAILED);
});

test('a message that nobody asked for is passed over', async () => {
  const { analyser, say, turn } = await started();
  say({ type: 'glance', glance: { packets: 7 } });
  const waiting = analyser.glance();
  await turn();
  say({ type: 'glance', glance: { packets: 8 } });
  expect(await waiting).toEqual({ packets: 8 });
});

test('a message that cannot be sent fails its question', async () => {
  const { analyser, process } = await started();
  process.send = () => {
    throw new Error('could not be cloned');
  };
  await expect(analyser.glance()).rejects.toMatchObject(FAILED);
});

test('a chunk is copied: its sender may use its memory again', async () => {
  const { analyser, sent, say, turn } = await started();
  const chunk = Buffer.from('abc');
  const pushed = analyser.push(chunk, 'a');
  await turn();
  chunk.fill(0);
  expect(Buffer.from((sent[1] as unknown as { bytes: Uint8Array }).bytes).toString()).toBe('abc');
  say({ type: 'taken', notACapture: false, bytes: new Uint8Array(8) });
  await pushed;
});

test('in a real thread: a capture, and what is none', async () => {
  const pcap = aPcap(['one', 'two', 'three']);
  const analyser = await Analyser.start(startAnalysisThread(), DEFAULT_SETTINGS);
  await analyser.push(pcap, 'a.pcap');
  expect(await analyser.glance()).toMatchObject({ packets: 3 });
  const { assessment, format } = await analyser.finish(false);
  expect([assessment.coverage.packets, format]).toEqual([3, 'pcap']);
  analyser.stop();

  const other = await Analyser.start(startAnalysisThread(), DEFAULT_SETTINGS);
  await expect(other.push(Buffer.from('not a capture at all, whoever looks'), 'a.txt')).rejects.toMatchObject({
    code: 'not-a-capture',
    values: { name: 'a.txt' },
  });
  other.stop();
});

test('in a real thread: one that is ended in the middle', async () => {
  const process = startAnalysisThread();
  const analyser = await Analyser.start(process, DEFAULT_SETTINGS);
  const waiting = analyser.push(Buffer.alloc(1024), 'a');
  process.stop();
  await expect(waiting).rejects.toMatchObject(FAILED);
});

test('in a real thread: settings that break the contract fail the start, not the caller’s process', async () => {
  const broken = { ...DEFAULT_SETTINGS, home: 'nowhere' };
  await expect(Analyser.start(startAnalysisThread(), broken)).rejects.toMatchObject(FAILED);
});

test('the memory of a chunk comes back and serves for the next', async () => {
  const { analyser, sent, say, turn } = await started();
  const memory = new ArrayBuffer(16);
  const first = analyser.push(Uint8Array.of(1, 2, 3), 'a');
  await turn();
  say({ type: 'taken', notACapture: false, bytes: new Uint8Array(memory, 0, 3) });
  await first;
  void analyser.push(Uint8Array.of(4, 5), 'a').catch(() => undefined);
  await turn();
  const last = sent.at(-1);
  const bytes = last && 'bytes' in last ? last.bytes : null;
  expect(bytes).toEqual(Uint8Array.of(4, 5));
  expect(bytes instanceof Uint8Array && bytes.buffer === memory).toBe(true);
  analyser.stop();
});

/** What a key log opens, from the capture's octets to the document: marked, never an exposure, and nothing of it hidden or
 *  let out. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { FrameList, type Said } from '../../../test/generate/frame-list.ts';
import { request } from '../../../test/generate/talks.ts';
import { assessmentSchema, type Assessment } from '../../contract/assessment.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../contract/settings.ts';
import { keyLogBytes, sealedTalk } from '../dissect/web/tls-sealed.fixture.ts';
import { secretsBlock } from '../../formats/files.fixture.ts';
import { createEngine } from './engine.ts';
import { someKnowledge } from './knowledge.fixture.ts';

const UID = '7382915506';
const PHONE = { ip: '192.168.43.57', port: 40_001 };
const SERVER = { ip: '198.51.100.20', port: 443 };
const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

function sealed(path: string, name: string): { talk: Said[]; keyLog: string } {
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text));
  const made = sealedTalk(
    [
      { out: true, bytes: bytes(request(path, ['Cookie: sid=Zk29fQx7Lm31'], 'inner-host.example')) },
      { out: false, bytes: bytes(ANSWER) },
    ],
    name,
  );
  return { talk: made.talk.map(({ out, bytes: said }) => ({ out, text: [...said] })), keyLog: made.keyLog };
}

const inside = sealed(`/private-path?user_id=${UID}`, 'one');

function capture(clear: boolean): Uint8Array {
  const frames = new FrameList();
  frames.tcp(PHONE, SERVER, inside.talk);
  if (clear) frames.http({ ...PHONE, port: 40_002 }, { ...SERVER, port: 80 }, request(`/a?user_id=${UID}`));
  return frames.pcapng();
}

function assess(bytes: Uint8Array, keyLog: string | null, settings: Partial<Settings> = {}) {
  const engine = createEngine(
    someKnowledge(),
    { ...DEFAULT_SETTINGS, flows: true, ...settings },
    keyLog === null ? null : keyLogBytes(keyLog),
  );
  engine.push(bytes);
  return engine.finish(createHash('sha256').update(bytes).digest('hex'), false).assessment;
}
const kinds = ({ findings }: Assessment) =>
  findings.map((one) => [one.kind, one.subject?.type, one.evidence.map(({ decrypted }) => decrypted)]);

test('what only a key log shows is a finding of its own kind, and no verdict', () => {
  const found = assessmentSchema.parse(assess(capture(false), inside.keyLog));
  expect(found.made.settings.keylog).toBe(true);
  const [account] = found.findings.filter(({ subject }) => subject?.key === 'user_id');
  expect(account).toMatchObject({ kind: 'seen-by-decryption', reach: 'internet', confidence: 'likely' });
  expect(account?.evidence).toMatchObject([{ decrypted: true, protocol: 'http', direction: 'out' }]);
  expect(account?.observers).toMatchObject({ provider: 'could-not-read', operator: 'could-read' });
  expect(found.findings.filter(({ kind }) => kind.endsWith('-exposed'))).toEqual([]);
  expect(found.apps.map(({ verdict, decidedBy }) => [verdict, decidedBy])).toEqual([['not-enough-seen', []]]);
});

test('a value that also goes out in the clear stays exposed: two findings, one value', () => {
  const found = assess(capture(true), inside.keyLog);
  const both = found.findings.filter(({ subject }) => subject?.key === 'user_id');
  expect(both.map(({ kind, evidence }) => [kind, evidence.map(({ decrypted }) => decrypted)])).toEqual([
    ['seen-by-decryption', [true]],
    ['identifier-exposed', [false]],
  ]);
  expect(new Set(both.map(({ subject }) => subject?.valueId)).size).toBe(1);
  expect(found.apps.find(({ verdict }) => verdict === 'exposes-people')?.decidedBy).toEqual([both[1]?.id]);
  expect(kinds(assess(capture(true), null))).toEqual([['identifier-exposed', 'account', [false]]]);
});

test('octets, names and everything else an observer sees are as without the key log', () => {
  const without = assess(capture(true), null);
  const found = assess(capture(true), inside.keyLog);
  const { decrypted, ...coverage } = found.coverage;
  expect(coverage).toEqual(without.coverage);
  expect(decrypted?.failedRecords).toBe(0);
  expect([found.flows, found.servers]).toEqual([without.flows, without.servers]);
  for (const hidden of ['inner-host', 'private-path', UID, 'Zk29fQx7Lm31'])
    expect(JSON.stringify(found)).not.toContain(hidden);
});

test('even revealed, what was sealed names no flow, and is not told as octets that were sent', () => {
  const found = assess(capture(false), inside.keyLog, { reveal: true });
  expect(found.findings.find(({ subject }) => subject?.key === 'user_id')?.subject).toMatchObject({ value: UID });
  expect(found.findings.some(({ subject }) => subject?.valueAsSent !== undefined)).toBe(false);
  expect(JSON.stringify(found)).not.toContain('inner-host');
});

test("another connection's key log changes nothing at all", () => {
  const other = sealed('/', 'two').keyLog;
  expect(assess(capture(true), other)).toEqual(assess(capture(true), null));
});

test('a private flow that was opened is not called readable on the local network', () => {
  const frames = new FrameList();
  frames.tcp(PHONE, { ip: '192.168.43.9', port: 443 }, inside.talk);
  const [account] = assess(frames.pcapng(), inside.keyLog).findings;
  expect(account).toMatchObject({ kind: 'seen-by-decryption', reach: 'local' });
  expect(account?.observers['same-network']).toBe('could-not-read');
});

test('own values are found inside, and stay what they are: encrypted on the way', () => {
  const mine = [{ kind: 'account', value: UID }] as const;
  const found = assess(capture(false), inside.keyLog, { mine: [...mine] });
  const own = found.findings.filter(({ subject }) => subject?.mine === 'account');
  expect(own.map(({ kind, confidence }) => [kind, confidence])).toEqual([['seen-by-decryption', 'confirmed']]);
});

/** "TLSK": a key log. */
const TLS_KEYS = 0x544c534b;

test('keys inside the recording open what begins behind them, in whatever pieces it is read', () => {
  const bytes = capture(true);
  const behindSection = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const keys = secretsBlock({ little: true }, TLS_KEYS, keyLogBytes(inside.keyLog));
  const before = Buffer.concat([bytes.subarray(0, behindSection), keys, bytes.subarray(behindSection)]);
  const found = assess(before, null);
  expect(kinds(found)).toEqual(kinds(assess(bytes, inside.keyLog)));
  expect(found.made.settings.keylog).toBe(true);
  const engine = createEngine(someKnowledge(), { ...DEFAULT_SETTINGS, flows: true });
  for (const octet of before) engine.push(Uint8Array.of(octet));
  expect(engine.finish(createHash('sha256').update(before).digest('hex'), false).assessment).toEqual(found);
  const after = assess(Buffer.concat([bytes, keys]), null);
  expect([kinds(after), after.made.settings.keylog]).toEqual([kinds(assess(bytes, null)), false]);
});

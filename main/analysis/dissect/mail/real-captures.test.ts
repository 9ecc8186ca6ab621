import { describe, expect, test } from 'vitest';
import { capturedFlows, hasCaptures } from '../captured-flows.fixture.ts';

/** Commands as tshark 4.0.17 shows them (smtp.req.command, pop.request.command, ftp.request.command, nntp.request), and the
 *  lines of replies that stand in the same packets (tshark counts some of them once a packet: docs/protocols). */
const LINES: readonly (readonly [file: string, protocol: string, commands: number, replies: number])[] = [
  ['ftp.pcap', 'ftp', 16, 21],
  ['nntp.pcap', 'nntp', 7, 8],
  ['pop3_stls.pcap', 'pop3', 3, 4],
  ['smtp-starttls.pcap', 'smtp', 4, 20],
];

describe.skipIf(!hasCaptures)('mail in real captures', () => {
  test.each(LINES)('%s: as many commands and replies as there are', (file, protocol, commands, replies) => {
    const verbs = capturedFlows(file).flatMap(({ sink }) =>
      sink.messages.flatMap((one) => (one.type === protocol && 'verb' in one ? [one.verb] : [])),
    );
    const isReply = (verb: string) => /^(?:\d{3}|\+OK|-ERR)$/.test(verb);
    expect([verbs.filter((verb) => !isReply(verb)).length, verbs.filter(isReply).length]).toEqual([commands, replies]);
  });

  test('TLS after STARTTLS and STLS: three hellos, and the flow keeps the mail’s name', () => {
    const flows = [...capturedFlows('smtp-starttls.pcap'), ...capturedFlows('pop3_stls.pcap')];
    expect(flows.map(({ flow }) => flow.protocol)).toEqual(['smtp', 'smtp', 'pop3']);
    const hellos = flows.map(({ sink }) => sink.messages.filter(({ type }) => type === 'tls-client-hello').length);
    expect(hellos).toEqual([1, 1, 1]);
    expect(flows.every(({ flow }) => flow.tls !== null)).toBe(true);
  });

  test('nntp.pcap: three articles with their writers’ names, addresses and words', () => {
    const [only] = capturedFlows('nntp.pcap');
    expect(only?.sink.texts('nntp.header.from.address')).toHaveLength(3);
    expect(only?.sink.texts('nntp.header.from.name')).toHaveLength(3);
    expect(
      only?.sink.fields.filter(({ path, options }) => path === 'nntp.body' && options.role === 'text'),
    ).toHaveLength(3);
    expect(only?.sink.counts.unknown).toBe(0);
  });

  test('ftp.pcap: a visitor’s login is no account; what is moved is nobody’s', () => {
    const [control, ...data] = capturedFlows('ftp.pcap');
    expect(control?.sink.texts('ftp.visitor.user')).toHaveLength(1);
    expect(control?.sink.texts('ftp.user')).toEqual([]);
    expect(new Set(control?.sink.texts('ftp.file')).size).toBe(1);
    expect(data.map(({ flow }) => flow.protocol)).toEqual(['unknown', 'unknown']);
  });
});

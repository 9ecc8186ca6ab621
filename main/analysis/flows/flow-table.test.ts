import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACK, FIN, SYN } from '../packets/segment.ts';
import { bytesOf, ethernet, ip4, packetOf, tcp, text, udp } from '../packets/frames.fixture.ts';
import { Talk, run } from './recorder.fixture.ts';

test('a conversation from handshake to farewell', () => {
  const talk = new Talk()
    .handshake()
    .tcp(true, 101, 501, ACK, 'hello')
    .tcp(false, 501, 106, ACK, 'welcome')
    .farewell(5, 7);
  const { table, flows } = run(talk.packets);
  expect(flows).toHaveLength(1);
  expect(flows[0]).toMatchObject({ events: ['out hello', 'in welcome', 'end'], closed: 1 });
  expect(flows[0]?.flow).toMatchObject({
    id: 1,
    transport: 'tcp',
    client: { ip: '192.0.2.10', port: 50000 },
    server: { ip: '198.51.100.20', port: 443 },
    packetsOut: 5,
    bytesOut: 5 * 40 + 5,
    packetsIn: 3,
    bytesIn: 3 * 40 + 7,
    lostBytes: 0,
    firstFrame: 1,
    sawStart: true,
    protocol: 'none',
  });
  expect(flows[0]?.flow.firstTime).toEqual({ seconds: 1_700_000_000, nanos: 1_000_000 });
  expect(flows[0]?.flow.lastTime).toEqual({ seconds: 1_700_000_000, nanos: 8_000_000 });
  expect(table).toMatchObject({ packets: 8, flows: 1, lostBytes: 0, ownPackets: 0 });
});

test('the receiver of a first SYN-ACK is the client', () => {
  const { flows } = run(new Talk().tcp(false, 500, 101, SYN | ACK).tcp(true, 101, 501, ACK).packets);
  expect(flows[0]?.flow).toMatchObject({ client: { port: 50000 }, packetsOut: 1, packetsIn: 1 });
});

test('picked up in the middle, a service’s port tells the server', () => {
  const { flows } = run(new Talk().tcp(false, 500, 101, ACK, 'news').packets);
  expect(flows[0]).toMatchObject({ events: ['in news', 'end'], flow: { client: { port: 50000 }, sawStart: false } });
});

test('retransmissions count as packets, and are given once', () => {
  const talk = new Talk().handshake().tcp(true, 101, 501, ACK, 'hello').tcp(true, 101, 501, ACK, 'hello');
  const { flows } = run(talk.packets);
  expect(flows[0]).toMatchObject({ events: ['out hello', 'end'], flow: { packetsOut: 4, bytesOut: 4 * 40 + 10 } });
});

test('a new SYN begins a new flow, a repeated one does not', () => {
  const again = new Talk().tcp(true, 100, 0, SYN).handshake().farewell(0, 0);
  again
    .tcp(true, 9000, 0, SYN)
    .tcp(false, 7000, 9001, SYN | ACK)
    .tcp(true, 9001, 7001, ACK, 'hello');
  const { flows } = run(again.packets);
  expect(flows.map(({ flow }) => flow.packetsOut + flow.packetsIn)).toEqual([7, 3]);
  expect(flows[1]?.events).toEqual(['out hello', 'end']);
  const refused = new Talk().tcp(true, 100, 0, SYN).reset(false, 0).tcp(true, 100, 0, SYN).reset(false, 0);
  expect(run(refused.packets).flows).toHaveLength(1);
});

test('a SYN after the end of a connection seen from one side only begins a new flow', () => {
  const oneSided = new Talk()
    .tcp(false, 501, 101, ACK, 'old')
    .reset(false, 504)
    .handshake()
    .tcp(true, 101, 501, ACK, 'new');
  expect(run(oneSided.packets).flows.map(({ events }) => events)).toEqual([
    ['in old', 'end'],
    ['out new', 'end'],
  ]);
});

test('a SYN that the capture shows late belongs to its own connection', () => {
  const late = new Talk()
    .tcp(false, 500, 101, SYN | ACK)
    .tcp(true, 101, 501, ACK)
    .tcp(true, 100, 0, SYN)
    .tcp(true, 101, 501, ACK, 'x');
  expect(run(late.packets).flows).toMatchObject([{ events: ['out x', 'end'], flow: { sawStart: true } }]);
});

test('a TCP answer after long silence stays in its flow', () => {
  const slow = new Talk()
    .tcp(true, 100, 0, SYN)
    .wait(400_000)
    .tcp(false, 500, 101, SYN | ACK);
  expect(run(slow.packets).flows).toHaveLength(1);
});

test('both sides may open at once', () => {
  const talk = new Talk()
    .tcp(true, 100, 0, SYN)
    .tcp(false, 500, 0, SYN)
    .tcp(true, 100, 501, SYN | ACK)
    .tcp(true, 101, 501, ACK, 'x');
  expect(run(talk.packets).flows).toMatchObject([{ events: ['out x', 'end'] }]);
});

test('another connection whose SYN is missing is told from a broken one', () => {
  const talk = new Talk().handshake().tcp(true, 101, 501, ACK, 'old');
  for (let i = 0; i < 4; i++) talk.tcp(true, 0x90000000 + i * 3, 501, ACK, 'new');
  const { flows, table } = run(talk.packets);
  expect(flows.map(({ events }) => events)).toEqual([
    ['out old', 'end'],
    ['out new', 'out new', 'end'],
  ]);
  expect(table.lostBytes).toBe(6);
});

test('UDP ends after five minutes of silence, by packet time', () => {
  const talk = new Talk().udp(true, 'a').wait(300_000).udp(false, 'b').wait(301_000).udp(true, 'c');
  const { flows } = run(talk.packets);
  expect(flows.map(({ events }) => events)).toEqual([
    ['out a', 'in b', 'end'],
    ['out c', 'end'],
  ]);
});

test('a TCP connection may be silent for hours; once closed it is over after two minutes', () => {
  const silent = new Talk().handshake().wait(7_200_000).tcp(true, 101, 501, ACK, 'still here');
  expect(run(silent.packets).flows).toHaveLength(1);
  const late = (millis: number) =>
    new Talk()
      .handshake()
      .farewell(0, 0)
      .wait(millis)
      .tcp(false, 502, 102, FIN | ACK);
  expect(run(late(100_000).packets).flows).toHaveLength(1);
  expect(run(late(125_000).packets).flows).toHaveLength(2);
});

test('a packet without a time neither ends a flow nor begins one', () => {
  const { flows } = run(new Talk().udp(true, 'a').udp(true, 'b', { time: null }).udp(true, 'c').packets);
  expect(flows).toMatchObject([{ events: ['out a', 'out b', 'out c', 'end'], flow: { packetsOut: 3 } }]);
  expect(run(new Talk().udp(true, 'a', { time: null }).packets).flows[0]?.flow).toMatchObject({
    firstTime: null,
    lastTime: null,
  });
});

test('more flows than fit: the longest silent one goes first, and all are told of', () => {
  const packets = Array.from({ length: 16_384 + 10 }, (_, i) =>
    packetOf(ip4(17, udp(1024 + (i % 60_000), 53, text('q')))),
  );
  packets.splice(5_000, 0, packets[0]!); // later than the order is exact to
  packets.push(packets[1]!, packets[0]!);
  const { flows, table } = run(packets);
  expect(table.flows).toBe(16_384 + 10 + 1); // the second had to go and came back, the first had spoken again
  expect(flows.every(({ closed }) => closed === 1)).toBe(true);
  const packetsOf = (port: number) =>
    flows.filter(({ flow }) => flow.client.port === port).map(({ flow }) => flow.packetsOut);
  expect([packetsOf(1024), packetsOf(1025)]).toEqual([[3], [1, 1]]);
});

test('what Earshot itself sent is counted apart and told to nobody', () => {
  const own = { own: true };
  const talk = new Talk().udp(true, 'mine', own).udp(false, 'answer').udp(true, 'mine', own);
  const other = new Talk(50001).udp(true, 'theirs');
  const { flows, table } = run([...talk.packets, ...other.packets]);
  expect(flows).toMatchObject([{ events: ['out theirs', 'end'], flow: { id: 1, client: { port: 50001 } } }]);
  expect(table).toMatchObject({ packets: 4, ownPackets: 3, ownFlows: 1, flows: 1, lostBytes: 0 });
});

test('a flow found to be our own halfway is not told of from there on', () => {
  const { flows, table } = run(new Talk().udp(true, 'one').udp(true, 'two', { own: true }).udp(false, 'three').packets);
  expect(flows).toMatchObject([{ events: ['out one', 'end'], flow: { packetsOut: 1, packetsIn: 0 } }]);
  expect(table.ownPackets).toBe(2);
});

test('the process that a packet names is its flow’s', () => {
  const talk = new Talk()
    .udp(true, 'a')
    .udp(false, 'b', { process: 'org.example.chat' })
    .udp(true, 'c', { process: 'other' });
  expect(run(talk.packets).flows[0]?.flow.process).toBe('org.example.chat');
});

test('fragments count with their flow, and their datagram is given once', () => {
  const datagram = udp(50000, 53, text('a question of some length'));
  const one = packetOf(ip4(17, datagram.subarray(0, 16), { fragment: 0x2000 }));
  const two = packetOf(ip4(17, datagram.subarray(16), { fragment: 2 }));
  for (const packets of [
    [one, two],
    [two, one],
  ]) {
    const { flows } = run(packets);
    expect(flows).toMatchObject([
      { events: ['out a question of some length', 'end'], flow: { packetsOut: 2, bytesOut: 36 + 37 } },
    ]);
  }
});

test('a datagram given up at the end does not set its flow back in time', () => {
  const start = ip4(17, udp(50000, 443, text('never whole')).subarray(0, 16), { fragment: 0x2000 });
  const talk = new Talk().udp(true, 'a').udp(true, 'b');
  const { flows } = run([packetOf(start, { time: { seconds: 1_700_000_000, nanos: 5 } }), ...talk.packets]);
  expect(flows).toMatchObject([
    { events: ['out a', 'out b', 'out never wh', 'out gap 3', 'end'], flow: { packetsOut: 3 } },
  ]);
  expect(flows[0]?.flow.lastTime).toEqual({ seconds: 1_700_000_000, nanos: 2_000_000 });
});

test('what cannot be read is counted by reason', () => {
  const arp = packetOf(ethernet(0x0806, new Uint8Array(28)), { linkType: 1 });
  const { table } = run([
    arp,
    arp,
    packetOf(new Uint8Array(3), { linkType: 1 }),
    packetOf(ip4(50, new Uint8Array(30))),
  ]);
  expect([...table.undecodedPackets]).toEqual([
    ['arp', 2],
    ['cut-short', 1],
    ['esp', 1],
  ]);
  expect(table.flows).toBe(1);
});

test('any packets: each is in one flow or undecoded, and each flow opens, ends and closes once', () => {
  const port = fc.constantFrom(53, 443, 50000, 50001);
  const flags = fc.constantFrom(0, SYN, ACK, SYN | ACK, FIN | ACK, 4, 0x3f);
  const sequence = fc.oneof(fc.nat(300), fc.constantFrom(0x7fffffff, 0xfffffff0, 0x80000000));
  const segment = fc
    .record({
      from: port,
      to: port,
      seq: sequence,
      ack: sequence,
      flags,
      payload: fc.uint8Array({ maxLength: 40 }),
      isTcp: fc.boolean(),
    })
    .map(({ from, to, seq, ack, flags, payload, isTcp }) =>
      isTcp ? ip4(6, tcp(from, to, seq, ack, flags, payload)) : ip4(17, udp(from, to, payload)),
    );
  const packet = fc.record({
    bytes: fc.oneof(
      segment,
      segment.map((whole) => bytesOf(whole.subarray(0, 30))),
    ),
    seconds: fc.nat(2000),
    more: fc.nat(20),
    own: fc.constantFrom(false, false, false, true),
  });
  fc.assert(
    fc.property(fc.array(packet, { maxLength: 60 }), (packets) => {
      const made = packets.map(({ bytes, seconds, more, own }) =>
        packetOf(bytes, { time: { seconds, nanos: 0 }, wireLength: bytes.length + more, own }),
      );
      const { flows, table } = run(made);
      let counted = table.ownPackets + (table.undecodedPackets.get('cut-short') ?? 0);
      for (const { flow, events, closed } of flows) {
        counted += flow.packetsOut + flow.packetsIn;
        expect([events.filter((event) => event === 'end').length, closed]).toEqual([1, 1]);
      }
      expect(counted).toBe(packets.length);
      expect(flows.map(({ flow }) => flow.id)).toEqual(flows.map((_, index) => index + 1));
      expect(table.lostBytes).toBe(flows.reduce((sum, { flow }) => sum + flow.lostBytes, 0));
    }),
    { numRuns: 400 },
  );
});

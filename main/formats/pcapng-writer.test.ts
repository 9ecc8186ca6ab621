import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ascii, join, readAll } from './files.fixture.ts';
import { interfaceDescription, interfaceStatistics, packetBlock, sectionHeader } from './pcapng-writer.ts';

const TIME = { seconds: 1_700_000_000, nanos: 123_456_789 };

test('what is written is read back', () => {
  const packet = fc.record({
    seconds: fc.nat(4_000_000_000),
    nanos: fc.nat(999_999_999),
    bytes: fc.uint8Array({ maxLength: 70 }),
    more: fc.nat(100),
    process: fc.option(fc.string({ minLength: 1, unit: 'grapheme', maxLength: 40 })),
    own: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(packet, { maxLength: 8 }),
      fc.boolean(),
      fc.nat(9999),
      fc.constantFrom(1, 7, 4096),
      (packets, synthetic, dropped, chunk) => {
        const blocks = packets.map(({ seconds, nanos, bytes, more, process, own }) =>
          packetBlock({
            interfaceId: 0,
            time: { seconds, nanos },
            bytes,
            wireLength: bytes.length + more,
            process,
            own,
          }),
        );
        const end = interfaceStatistics(0, TIME, packets.length, dropped);
        const file = join(sectionHeader({ synthetic }), interfaceDescription(101, 262_144), ...blocks, end);
        const read = readAll(file, chunk);
        expect(read.reader.facts).toEqual({
          format: 'pcapng',
          packets: packets.length,
          bytes: file.length,
          truncated: false,
          problems: [],
          droppedPackets: dropped,
          synthetic,
          inventedHeaders: false,
          beside: { comments: 0, resolvedNames: 0, tlsKeyLogs: 0, otherSecrets: 0, customBlocks: 0, otherBlocks: 0 },
        });
        expect(read.packets).toMatchObject(
          packets.map(({ seconds, nanos, bytes, more, process, own }, i) => ({
            frame: i + 1,
            time: { seconds, nanos },
            data: [...bytes],
            wireLength: bytes.length + more,
            linkType: 101,
            process,
            own,
          })),
        );
      },
    ),
  );
});

test('no name can end its comment or break the file', () => {
  for (const process of ['a\0b', 'new\nline', 'x'.repeat(5000), '\ud800 alone', '% 100', '..%2F']) {
    const file = join(
      sectionHeader(),
      interfaceDescription(1),
      packetBlock({ interfaceId: 0, time: TIME, bytes: ascii('x'), wireLength: 1, process }),
    );
    const { packets, reader } = readAll(file);
    expect(reader.facts.problems).toEqual([]);
    expect(packets[0]?.process).toBe(process.replace('\ud800', '\ufffd').slice(0, 1024));
  }
});

test('the header names the program and nothing of the machine', () => {
  const text = String.fromCharCode(...join(sectionHeader(), interfaceDescription(1)));
  expect(text.match(/[\w.:-]{4,}/g)).toEqual(['earshot']);
});

test('blocks are aligned and closed', () => {
  for (let size = 0; size < 9; size++) {
    const written = packetBlock({
      interfaceId: 0,
      time: TIME,
      bytes: new Uint8Array(size),
      wireLength: size,
      process: 'p',
    });
    const view = new DataView(written.buffer);
    expect(written.length % 4).toBe(0);
    expect([view.getUint32(4, true), view.getUint32(written.length - 4, true)]).toEqual([
      written.length,
      written.length,
    ]);
  }
});

test('a moment that the format cannot hold is stamped 0, not wrapped into another', () => {
  const at = (seconds: number) =>
    readAll(
      join(
        sectionHeader(),
        interfaceDescription(1),
        packetBlock({ interfaceId: 0, time: { seconds, nanos: 0 }, bytes: ascii('x'), wireLength: 1 }),
      ),
    ).packets[0]?.time;
  expect(at(-5)).toEqual({ seconds: 0, nanos: 0 });
  expect(at(20_000_000_000)).toEqual({ seconds: 0, nanos: 0 });
  expect(at(18_000_000_000)).toEqual({ seconds: 18_000_000_000, nanos: 0 });
});

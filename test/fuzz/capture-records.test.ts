import { expect, test } from 'vitest';
import { interfaceDescription, packetBlock, sectionHeader } from '../../main/formats/pcapng-writer.ts';
import { lastPart, recordBorders, type Bytes } from './capture-records.ts';
import { pcapOf } from './flood-wire.ts';
import { framesOf } from './frames.ts';

const frames = [3, 5, 8].map((length) => new Uint8Array(length).fill(length));
const pcap: Bytes = new Uint8Array(Buffer.concat([...pcapOf(frames)]));
const time = { seconds: 1_700_000_000, nanos: 0 };
const blocks = frames.map((bytes) => packetBlock({ interfaceId: 0, time, bytes, wireLength: bytes.length }));
const pcapng: Bytes = new Uint8Array(Buffer.concat([sectionHeader(), interfaceDescription(101), ...blocks]));

test('finds where the records of a pcap begin, and where the last ends', () => {
  expect(recordBorders(pcap)).toEqual([24, 24 + 19, 24 + 19 + 21, pcap.length]);
  expect(recordBorders(pcap.subarray(0, pcap.length - 1))).toEqual([24, 43, 64]);
});

test('and of a pcapng its blocks', () => {
  const borders = recordBorders(pcapng);
  expect(borders).toHaveLength(1 + 1 + 3 + 1);
  expect(borders.at(-1)).toBe(pcapng.length);
});

test.each([pcap, pcapng])('the last part of a file is a file of its last frames', (file) => {
  const borders = recordBorders(file);
  const cut = borders.at(-1) ?? 0;
  const last = cut - (borders.at(-2) ?? 0);
  expect(framesOf(lastPart(file, borders, cut, last)).map(({ bytes }) => bytes.length)).toEqual([8]);
  expect(framesOf(lastPart(file, borders, cut, cut))).toHaveLength(3);
});

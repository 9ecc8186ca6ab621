import { expect, test } from 'vitest';
import {
  ascii,
  darwinProcess,
  described,
  enhanced,
  join,
  option,
  readAll,
  section,
  type Order,
  u32,
  uidMap,
} from './files.fixture.ts';
import { ProcessNames, nameIn } from './process-names.ts';

const LITTLE = { little: true };
const BIG = { little: false };

function processes(order: Order, ...blocks: Uint8Array[]) {
  return readAll(join(section(order), described(order), ...blocks)).packets.map(({ process }) => process);
}

function packet(order: Order, ...options: Uint8Array[]): Uint8Array {
  return enhanced(order, 1n, ascii('x'), { options: join(...options) });
}

test.each([
  ['little', LITTLE],
  ['big', BIG],
])('Apple: packets name process blocks by number; who was acted for goes first (%s-endian)', (_name, order) => {
  const by = (code: number, index: number) => option(code, u32(index, order), order);
  expect(
    processes(
      order,
      darwinProcess(order, 77, 'networkd'),
      darwinProcess(order, 78, 'Chat'),
      packet(order, by(0x8001, 0)),
      packet(order, by(0x8001, 0), by(0x8003, 1)),
      packet(order, by(0x8003, 1), by(0x8001, 0)),
      packet(order, by(0x8001, 9)),
      packet(order),
    ),
  ).toEqual(['networkd', 'Chat', 'Chat', null, null]);
});

test('Apple: a new section begins its numbers anew', () => {
  const by = packet(LITTLE, option(0x8001, u32(0, LITTLE), LITTLE));
  expect(processes(LITTLE, darwinProcess(LITTLE, 1, 'one'), by, section(LITTLE), described(LITTLE), by)).toEqual([
    'one',
    null,
  ]);
});

test('our own mark goes before every table', () => {
  const mine = option(1, ascii('earshot:process=mine'), LITTLE);
  const by = option(0x8003, u32(0, LITTLE), LITTLE);
  expect(processes(LITTLE, darwinProcess(LITTLE, 1, 'one'), packet(LITTLE, by, mine))).toEqual(['mine']);
});

test.each([
  ['little', LITTLE],
  ['big', BIG],
])('PCAPdroid: a table of apps, and a comment in each packet (%s-endian)', (_name, order) => {
  const note = (text: string) => packet(order, option(1, ascii(text), order));
  const texts = ['u-10123', 'u-10124', 'u--1', 'u-', 'u-10123x', 'u-00000010123'];
  const file = [
    uidMap(order, 10123, 'org.example.chat', 'Chat'),
    uidMap(order, 10124, '', 'Label'),
    ...texts.map(note),
  ];
  expect(processes(order, ...file)).toEqual(['org.example.chat', 'Label', null, null, null, null]);
  const { facts } = readAll(join(section(order), described(order), ...file)).reader;
  expect(facts).toMatchObject({ inventedHeaders: true, beside: { customBlocks: 2, comments: 4 } });
});

test('a comment like PCAPdroid’s in another program’s file is a comment', () => {
  const file = join(section(BIG), described(BIG), packet(BIG, option(1, ascii('u-10123'), BIG)));
  const { packets, reader } = readAll(file);
  expect(packets[0]).toMatchObject({ process: null, inventedHeaders: false });
  expect(reader.facts.beside.comments).toBe(1);
});

test('a cut or strange table names nobody', () => {
  const whole = uidMap(LITTLE, 1, 'org.example.chat', 'Chat');
  const lying = whole.slice();
  lying[20] = 200; // the package's length
  const newer = whole.slice();
  newer[12] = 2; // the version
  const other = whole.slice();
  other[14] = 9; // the kind
  const named = packet(LITTLE, option(1, ascii('u-1'), LITTLE));
  for (const block of [lying, newer, other]) expect(processes(LITTLE, block, named)).toEqual([null]);
  expect(processes(LITTLE, whole, named)).toEqual(['org.example.chat']);
});

test('tables are bounded', () => {
  const names = new ProcessNames();
  let taken = 0;
  while (taken < 100_000 && names.addAndroid(taken, 'x') && names.addDarwin(new Uint8Array(4), 0, 4, true)) taken++;
  expect(taken).toBe(65_536);
  expect([names.addAndroid(5, 'y'), names.android(5), names.addAndroid(70_000, 'x')]).toEqual([true, 'x', false]);
  expect(names.addDarwin(new Uint8Array(4), 0, 4, true)).toBe(false);
});

test('too many processes are told, and the file is read on', () => {
  const head = section(BIG);
  const process = darwinProcess(BIG, 1, 'x');
  const file = new Uint8Array(head.length + 65_537 * process.length);
  file.set(head);
  for (let at = head.length; at < file.length; at += process.length) file.set(process, at);
  expect(readAll(file).reader.facts).toMatchObject({ bytes: file.length, problems: ['too-many-processes'] });
});

test('a name ends at a zero octet, and a cut character is left out', () => {
  const name = (...octets: number[]) => nameIn(Uint8Array.from(octets), 0, octets.length);
  expect(name(0x41, 0x42, 0, 0x43)).toBe('AB');
  expect(name(0x41, 0xd0, 0x96)).toBe('AЖ');
  expect(name(0x41, 0xd0)).toBe('A');
  expect(name(0x41, 0xf0, 0x9f, 0x98)).toBe('A');
  expect(name(0xd0)).toBeNull();
  expect(name(0, 0x41)).toBeNull();
  expect(name()).toBeNull();
  expect(nameIn(new Uint8Array(5000).fill(0x41), 0, 5000)?.length).toBe(255);
});

/** Every real capture, against capinfos of Wireshark: as many packets, as many octets. The files are read where they lie
 *  and are no part of the project. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileFacts } from './packet.ts';
import { createCaptureReader } from './reader.ts';

const folder = join(process.env['EARSHOT_CAPTURES'] ?? join(import.meta.dirname, '../../../shared/captures'), 'ndpi');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.p?cap(?:ng)?$/.test(name)) : [];
/** Of Wireshark; not a program that this project installs. */
const CAPINFOS = 'capinfos';
const noCapinfos = spawnSync(CAPINFOS, ['--version']).error !== undefined;
const skipped =
  names.length === 0
    ? ' (skipped: the captures are not there)'
    : noCapinfos
      ? ' (skipped: capinfos is not installed)'
      : '';

/** Packets and their octets on the wire by capinfos, per file; it goes on after a file it finds fault with. */
function byCapinfos(): Map<string, readonly [packets: number, octets: number]> {
  const paths = names.map((name) => join(folder, name));
  const options = ['-M', '-T', '-r', '-c', '-d']; // a table without a head: file, packets, octets
  const { stdout } = spawnSync(CAPINFOS, [...options, ...paths], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const rows = stdout.split('\n').flatMap((line) => {
    const [path, packets, octets] = line.split('\t');
    return path && packets ? [[path.slice(folder.length + 1), [Number(packets), Number(octets)]] as const] : [];
  });
  return new Map(rows);
}

function read(name: string): { facts: FileFacts; octets: number } {
  let octets = 0;
  const reader = createCaptureReader();
  const onPacket = ({ wireLength }: { wireLength: number }) => void (octets += wireLength);
  reader.push(readFileSync(join(folder, name)), onPacket);
  reader.end(onPacket);
  return { facts: reader.facts, octets };
}

test.skipIf(skipped !== '')(`as many packets and octets as capinfos counts${skipped}`, { timeout: 120_000 }, () => {
  const told = byCapinfos();
  expect(told.size).toBe(names.length);
  const differ = names.flatMap((name) => {
    const { facts, octets } = read(name);
    const [packets, wire] = told.get(name) ?? [];
    return facts.packets === packets && octets === wire ? [] : [{ name, ours: [facts.packets, octets], packets, wire }];
  });
  expect(differ).toEqual([]);
});

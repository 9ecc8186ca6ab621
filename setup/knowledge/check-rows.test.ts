import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { AppRow } from '../../knowledge/types.ts';
import {
  appRowSchema,
  companyRowSchema,
  lawRowSchema,
  sharedNetworkRowSchema,
} from '../../main/shell/services/knowledge-schema.ts';
import { rowSetFiles } from './build-row-sets.ts';
import { faultsAcross } from './check-rows.ts';
import { type FoundRow, readRows } from './read-rows.ts';

const knowledge = new URL('../../knowledge/', import.meta.url);
const app = (file: string, claims: Partial<AppRow>): FoundRow<AppRow> => ({
  file,
  row: {
    id: file,
    name: file,
    role: 'app',
    maker: null,
    makerCountry: null,
    domains: [],
    protocols: [],
    processes: [],
    sources: [],
    ...claims,
  },
});

describe('the rows under knowledge/', () => {
  it('all have what their schema wants: sources with address, date, short quotation and reason; valid codes', async () => {
    const rows = [
      ...(await readRows(new URL('apps/', knowledge), appRowSchema)),
      ...(await readRows(new URL('companies/', knowledge), companyRowSchema)),
      ...(await readRows(new URL('laws/', knowledge), lawRowSchema)),
      ...(await readRows(new URL('places/cloud-networks.yaml', knowledge), sharedNetworkRowSchema)),
    ];
    expect(rows.length).toBeGreaterThan(80);
  });

  it('are what was built: run `node setup/build-knowledge.ts` after a change', async () => {
    for (const [name, content] of await rowSetFiles(knowledge)) {
      expect(await readFile(new URL(`built/${name}`, knowledge), 'utf8'), name).toBe(content);
    }
  });

  it('say "can", never that a government did it', async () => {
    for (const { file, row } of await readRows(new URL('laws/', knowledge), lawRowSchema)) {
      expect(row.plain, file).toMatch(/\bcan\b/);
      // The page adds this once for all laws it shows (main/text): a row must not say it again.
      expect(row.plain, file).not.toMatch(/we do not know/i);
      expect(`${row.plain} ${row.careful}`, file).not.toMatch(/\b(spies|spy|hands over to|works with the|obeys)\b/);
    }
  });

  it('state the reach of Chinese law for China only', async () => {
    const laws = await readRows(new URL('laws/', knowledge), lawRowSchema);
    expect(laws.filter(({ row }) => row.country === 'CN').map(({ row }) => row.reaches)).toEqual([['CN']]);
  });

  it('let the made-up app of the sample be found by its made-up host name and program alone, never by what it sends', async () => {
    const apps = await readRows(new URL('apps/', knowledge), appRowSchema);
    const sample = apps.find(({ row }) => row.id === 'example-audio-chat')?.row;
    expect(sample).toMatchObject({
      domains: ['example-audio.example'],
      protocols: [],
      processes: ['example-audio-chat'],
    });
  });
});

describe('faultsAcross', () => {
  it('finds a domain that two apps claim', () => {
    const faults = faultsAcross(
      [app('a.yaml', { domains: ['x.example'] }), app('b.yaml', { domains: ['x.example'] })],
      [],
      [],
    );
    expect(faults).toEqual(['b.yaml and a.yaml both claim the domain x.example.']);
  });

  it('lets a longer domain be claimed beside a shorter one', () => {
    expect(
      faultsAcross([app('a.yaml', { domains: ['x.example'] }), app('b.yaml', { domains: ['y.x.example'] })], [], []),
    ).toEqual([]);
  });

  it('finds an app that claims a suffix under which many firms live', () => {
    const faults = faultsAcross(
      [app('a.yaml', { domains: ['cloudfront.net'] }), app('b.yaml', { domains: ['azure.com'] })],
      [],
      [],
    );
    expect(faults).toHaveLength(2);
    expect(faultsAcross([app('a.yaml', { domains: ['d111.cloudfront.net'] })], [], [])).toEqual([]);
  });
});

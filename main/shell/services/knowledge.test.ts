import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Knowledge } from '../../../knowledge/types.ts';
import { CHECKOUT_KNOWLEDGE, knowledgeCredits, loadKnowledge } from './knowledge.ts';

describe('loadKnowledge', () => {
  let knowledge: Knowledge;
  let copy: URL;

  beforeAll(async () => {
    knowledge = await loadKnowledge();
    const folder = await mkdtemp(join(tmpdir(), 'earshot-knowledge-'));
    await cp(CHECKOUT_KNOWLEDGE, folder, { recursive: true });
    copy = pathToFileURL(`${folder}/`);
  });
  afterAll(() => rm(copy, { recursive: true }));

  it('opens every set and says which it is', () => {
    expect(knowledge.versions.map((version) => version.name)).toEqual([
      'apps',
      'companies',
      'laws',
      'identifiers',
      'cloud-networks',
      'place-codes',
      'published-places',
      'dbip-country',
      'ipfire-country',
      'networks',
      'country-distances',
    ]);
    for (const { version, sha256 } of knowledge.versions) {
      expect(version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  /** Addresses that Agora's own documents list for its cloud proxy, and two public resolvers; what the databases of
   *  June 2026 say of each was read off the originals by other programs (`maxmind`, a text search). */
  it.each([
    ['52.52.84.170', 'US', 'US', 16509],
    ['120.92.118.34', 'CN', 'CN', 59019],
    ['47.74.211.17', 'SG', 'US', 45102],
    ['128.1.77.34', 'FR', 'US', 21859],
    ['140.210.77.68', 'CN', 'CN', 4808],
    ['8.8.8.8', 'US', 'US', 15169],
    ['2001:4860:4860::8888', 'CA', 'US', 15169],
  ])('looks up %s as the originals do', (ip, dbip, ipfire, asn) => {
    expect(knowledge.places.map((place) => place.lookup(ip))).toEqual([dbip, ipfire]);
    expect(knowledge.networks?.lookup(ip)?.asn).toBe(asn);
  });

  it('keeps Hong Kong, Macao and Taiwan as codes of their own', () => {
    const codes = ['1.36.0.1', '60.246.0.1', '1.160.0.1'].map((ip) =>
      knowledge.places.map((place) => place.lookup(ip)),
    );
    expect(codes).toEqual([
      ['HK', 'HK'],
      ['MO', 'MO'],
      ['TW', 'TW'],
    ]);
  });

  it('says whom the licences ask us to name', async () => {
    const credits = await knowledgeCredits();
    expect(credits.map(({ name }) => name)).toEqual([
      'dbip-country',
      'ipfire-country',
      'networks',
      'country-distances',
    ]);
    expect(credits.map(({ credit }) => credit).join(' ')).toMatch(/db-ip\.com.*ipfire\.org.*routeviews\.org/);
  });

  it('refuses a file that was changed', async () => {
    const file = new URL('built/laws.json', copy);
    const before = await readFile(file, 'utf8');
    await writeFile(file, before.replace('can be required', 'is made'));
    await expect(loadKnowledge(copy)).rejects.toThrow('built/laws.json is not the one it was built as');
    await writeFile(file, before);
    await expect(loadKnowledge(copy)).resolves.toBeDefined();
  });

  it('refuses a law without a source, even where the hash fits', async () => {
    const { createHash } = await import('node:crypto');
    const laws = new URL('built/laws.json', copy);
    const manifest = new URL('built/manifest.json', copy);
    const before = [await readFile(laws, 'utf8'), await readFile(manifest, 'utf8')] as const;
    const bare = JSON.stringify([{ ...knowledge.laws[0], sources: [] }]);
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
    await writeFile(laws, bare);
    await writeFile(manifest, before[1].replace(hash(before[0]), hash(bare)));
    await expect(loadKnowledge(copy)).rejects.toThrow('The knowledge set "laws" is not valid');
    await writeFile(laws, before[0]);
    await writeFile(manifest, before[1]);
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsSchema } from '../contract/settings.ts';
import { type AssessOptions, readSettings } from './settings.ts';

const typed = (more: Partial<AssessOptions> = {}): AssessOptions => ({
  mine: [],
  flows: false,
  reveal: false,
  lang: 'en',
  ...more,
});
const read = (more: Partial<AssessOptions>, files: string[] = ['a.pcap']) => readSettings(typed(more), files);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('readSettings', () => {
  it('takes what was typed, and what it gives fits the contract', async () => {
    const settings = await read({
      home: 'in',
      audience: 'IN, cn,',
      vantage: 'IN',
      mine: ['uid=1', 'room=a=b'],
      flows: true,
    });
    expect(settings).toEqual({
      home: 'IN',
      audience: ['IN', 'CN'],
      vantage: 'IN',
      lang: 'en',
      mine: [
        { kind: 'account', value: '1' },
        { kind: 'room', value: 'a=b' },
      ],
      flows: true,
      reveal: false,
    });
    expect(settingsSchema.parse(settings)).toEqual(settings);
    expect(await read({})).toMatchObject({ home: null, audience: [], vantage: null, mine: [] });
  });

  it.each([
    [{ home: 'India' }, 'bad-country', 'India'],
    [{ audience: 'IN,XX' }, 'bad-country', 'XX'],
    [{ vantage: '' }, 'bad-country', ''],
    [{ lang: 'fr' }, 'bad-language', 'fr'],
    [{ mine: ['12345'] }, 'bad-mine', 'KIND=VALUE'],
  ])('%j is %s', async (more, code, what) => {
    await expect(read(more)).rejects.toMatchObject({ code, values: { what } });
  });

  it('says that full values are never printed', async () => {
    await expect(read({ reveal: true, pdf: 'a.pdf' })).rejects.toMatchObject({ code: 'revealed-refused' });
  });

  it('adds the file of own values', async () => {
    const path = join(folder, 'mine.jsonl');
    await writeFile(path, '{"kind":"user-id","value":48123493}\n');
    expect((await read({ mine: ['room=x1'], mineFile: path })).mine).toEqual([
      { kind: 'room', value: 'x1' },
      { kind: 'account', value: '48123493' },
    ]);
  });

  it('tells why that file cannot be read', async () => {
    await mkdir(join(folder, 'a-folder'));
    await expect(read({ mineFile: join(folder, 'none') })).rejects.toMatchObject({
      code: 'no-such-file',
      values: { name: 'none' },
    });
    await expect(read({ mineFile: join(folder, 'a-folder') })).rejects.toMatchObject({
      code: 'is-a-directory',
      values: { name: 'a-folder' },
    });
  });

  it('one pipe cannot be both the capture and the own values', async () => {
    await expect(read({ mineFile: '-' }, ['-'])).rejects.toMatchObject({ code: 'bad-mine' });
  });
});

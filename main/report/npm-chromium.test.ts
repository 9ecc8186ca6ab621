import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CARRIED_VERSION } from './npm-chromium.ts';

test('the folder is named after the version that package.json asks for', () => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(text));
  expect(dependencies['@sparticuz/chromium']).toBe(CARRIED_VERSION);
});

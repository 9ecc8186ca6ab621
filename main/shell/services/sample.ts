import { fileURLToPath } from 'node:url';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { EarshotError } from '../../contract/errors.ts';
import { mineSchema, settingsSchema, type Settings } from '../../contract/settings.ts';

/** The bundled sample: made-up traffic, rebuilt from what was published of the Clubhouse case (docs/sample.md). */
const folder = new URL('../../../knowledge/sample/', import.meta.url);

const sampleSchema = z.object({
  title: z.string(),
  settings: settingsSchema.omit({ mine: true }),
  mine: z.array(mineSchema),
});

export interface Sample {
  readonly title: string;
  readonly path: string;
  readonly settings: Settings;
}

/** @throws EarshotError sample-missing */
export async function loadSample(): Promise<Sample> {
  try {
    const { title, settings, mine } = sampleSchema.parse(
      JSON.parse(await readFile(new URL('sample.json', folder), 'utf8')),
    );
    return { title, path: fileURLToPath(new URL('clubhouse-2021.pcapng', folder)), settings: { ...settings, mine } };
  } catch (cause) {
    throw new EarshotError('sample-missing', {}, { cause });
  }
}

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../../contract/settings.ts';
import { writeWhole } from '../../sessions/atomic-write.ts';

const NAME = 'settings.json';
const keptSchema = settingsSchema.omit({ mine: true });

/** The choices that last from start to start. Own values are not among them: they stay in memory. */
export async function readSettingsFile(root: string): Promise<Settings> {
  const text = await readFile(join(root, NAME), 'utf8').catch(() => null);
  if (text === null) return DEFAULT_SETTINGS;
  try {
    return { ...keptSchema.parse(JSON.parse(text)), mine: [] };
  } catch {
    // A broken file must not keep the app from opening; the person chooses again.
    return DEFAULT_SETTINGS;
  }
}

export async function writeSettingsFile(root: string, settings: Settings): Promise<void> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  await writeWhole(join(root, NAME), `${JSON.stringify(keptSchema.parse(settings), null, 2)}\n`, NAME);
}

import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The package's version, so that a newer one is unpacked anew. */
export const CARRIED_VERSION = '153.0.0';

export interface CarriedChromium {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/** The headless Chromium that npm carries for Linux on x64 (@sparticuz/chromium), so that a bare machine gets its PDF
 *  without a system package. Null on other systems. The package unpacks into the shared temporary folder and would run
 *  whatever already lies there under that name; so it is given a folder of our own (0700), made whole before it is used. */
export async function npmChromium(cacheFolder: string): Promise<CarriedChromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = join(cacheFolder, `chromium-${CARRIED_VERSION}`);
  if (!(await unpackOnce(cacheFolder, folder))) return null;
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  const libraries = join(folder, 'al2023', 'lib');
  env['LD_LIBRARY_PATH'] = env['LD_LIBRARY_PATH'] ? `${libraries}:${env['LD_LIBRARY_PATH']}` : libraries;
  env['FONTCONFIG_PATH'] = join(folder, 'fonts');
  return { executablePath: join(folder, 'chromium'), env };
}

/** By the first two the package decides where to unpack and whether to bring its own libraries; it sets the others. */
const VARIABLES = ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'] as const;

/** One after the other: unpacking sets variables of the whole process. */
let line: Promise<unknown> = Promise.resolve();

function unpackOnce(cacheFolder: string, folder: string): Promise<boolean> {
  const done = line.then(async () => (await isThere(join(folder, 'chromium'))) || unpack(cacheFolder, folder));
  line = done.catch(() => undefined);
  return done;
}

async function unpack(cacheFolder: string, folder: string): Promise<boolean> {
  await mkdir(cacheFolder, { recursive: true, mode: 0o700 });
  const partial = await mkdtemp(join(cacheFolder, 'unpacking-'));
  const before = VARIABLES.map((name) => [name, process.env[name]] as const);
  try {
    process.env['TMPDIR'] = partial;
    process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
    const carried = await import('@sparticuz/chromium').catch(() => null);
    if (!carried) return false;
    await carried.default.executablePath();
    await writeFile(join(partial, 'fonts', 'fonts.conf'), fontsConf(folder));
    // Another process may have been faster: its folder is as good as ours.
    await rename(partial, folder).catch(() => undefined);
    return await isThere(join(folder, 'chromium'));
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await rm(partial, { recursive: true, force: true });
  }
}

/** The package's own list of font folders names places that other users may write to. */
function fontsConf(folder: string): string {
  const safe = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${safe}/fonts</dir><cachedir>${safe}/fonts-cache</cachedir></fontconfig>\n`;
}

async function isThere(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

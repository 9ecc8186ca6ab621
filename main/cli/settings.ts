import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { EarshotError } from '../contract/errors.ts';
import { readProblem } from '../contract/file-problem.ts';
import type { Mine, Settings } from '../contract/settings.ts';
import { isCountryCode } from '../shell/services/country-codes.ts';
import { parseMine, parseMineLines } from '../shell/services/mine-kinds.ts';

/** The options as typed. */
export interface AssessOptions {
  readonly home?: string;
  readonly audience?: string;
  readonly vantage?: string;
  readonly mine: readonly string[];
  readonly mineFile?: string;
  readonly keylog?: string;
  readonly flows: boolean;
  readonly json?: string;
  readonly reveal: boolean;
  readonly pdf?: string;
  readonly lang: string;
}

/** What was typed becomes settings, or one clear sentence.
 *  @throws EarshotError bad-country, bad-mine, bad-language, revealed-refused, and why the file of own values cannot be read */
export async function readSettings(options: AssessOptions, files: readonly string[]): Promise<Settings> {
  if (options.reveal && options.pdf !== undefined) throw new EarshotError('revealed-refused');
  if (options.lang !== 'en') throw new EarshotError('bad-language', { what: options.lang });
  if (options.mineFile === '-' && files.includes('-')) throw new EarshotError('bad-mine', { what: '-' });
  return {
    home: country(options.home),
    audience: (options.audience ?? '').split(',').flatMap((code) => country(code.trim() || undefined) ?? []),
    vantage: country(options.vantage),
    lang: options.lang,
    mine: [...options.mine.map(parseMine), ...(await mineFromFile(options.mineFile))],
    flows: options.flows,
    reveal: options.reveal,
  };
}

function country(code: string | undefined): string | null {
  if (code === undefined) return null;
  const upper = code.toUpperCase();
  if (!isCountryCode(upper)) throw new EarshotError('bad-country', { what: code });
  return upper;
}

async function mineFromFile(path: string | undefined): Promise<Mine[]> {
  if (path === undefined) return [];
  if (path === '-') return parseMineLines(await readText(process.stdin));
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw readProblem(cause, basename(path));
  });
  return parseMineLines(text);
}

import type { Command } from 'commander';
import type { Told } from '../contract/comparison.ts';
import { EarshotError } from '../contract/errors.ts';
import { compareFiles } from '../shell/services/compare-files.ts';
import { createText } from '../text/index.ts';
import { tellComparison } from '../text/tell/comparison.ts';
import { wrapped } from './wrap.ts';
import { checkOut, writeOut } from './write-out.ts';

interface CompareOptions {
  readonly same: boolean;
  readonly different: readonly string[];
  readonly accounts?: string;
  readonly devices?: string;
  readonly json?: string;
  readonly reveal: boolean;
}

/** `earshot compare A B` (docs/comparing.md). Exit code 0: compared, whatever was found. */
export function addCompare(program: Command): void {
  const { t } = createText('en');
  program
    .command('compare')
    .description(t('command.compare.about'))
    .argument('<files...>', t('command.compare.files'))
    .option('--different <what>', t('command.compare.different'), (value: string, all: string[]) => [...all, value], [])
    .option('--same', t('command.compare.same'), false)
    .option('--accounts <words>', t('command.compare.accounts'))
    .option('--devices <words>', t('command.compare.devices'))
    .option('--json <out>', t('command.option.json'))
    .option('--reveal', t('command.option.reveal'), false)
    .action((files: string[], options: CompareOptions) => compare(files, options));
}

async function compare(files: readonly string[], options: CompareOptions): Promise<void> {
  const told = whatIsTold(files.length, options);
  if (options.json !== undefined && options.json !== '-') await checkOut(options.json);
  const comparison = await compareFiles(files, told, { reveal: options.reveal, lang: 'en' });
  const document = `${JSON.stringify(comparison, null, 2)}\n`;
  if (options.json === '-') {
    process.stdout.write(document);
    return;
  }
  const blocks = tellComparison(comparison, createText('en'));
  const lines = blocks.map(({ title, items }) =>
    [...wrapped(title, 0), ...items.flatMap((item) => wrapped(`- ${item}`, 2, 4))].join('\n'),
  );
  process.stdout.write(`${lines.join('\n\n')}\n`);
  if (options.json !== undefined) await writeOut(options.json, document);
}

/** What the person says of each recording.
 *  @throws EarshotError compare-needs-two, compare-not-told, compare-bad-told */
export function whatIsTold(count: number, { same, different, accounts, devices }: CompareOptions): Told[] {
  if (count < 2) throw new EarshotError('compare-needs-two');
  const isListed = accounts !== undefined || devices !== undefined;
  if (!same && different.length === 0 && !isListed) throw new EarshotError('compare-not-told');
  const wrong = different.find((what) => what !== 'account' && what !== 'device');
  if (wrong !== undefined) throw new EarshotError('compare-bad-told', { what: wrong });
  if ((same && (different.length > 0 || isListed)) || (different.length > 0 && isListed))
    throw new EarshotError('compare-bad-told', { what: same ? '--same' : '--different' });
  const accountOf = words(count, accounts, different.includes('account'));
  const deviceOf = words(count, devices, different.includes('device'));
  return accountOf.map((account, i) => ({ account, device: deviceOf[i] ?? '1' }));
}

/** One word per recording: as listed, or all different, or all one. */
function words(count: number, list: string | undefined, areDifferent: boolean): string[] {
  if (list === undefined) return Array.from({ length: count }, (_, i) => (areDifferent ? String(i + 1) : '1'));
  const said = list.split(',').map((word) => word.trim());
  if (said.length !== count || said.some((word) => word === '' || word.length > 40))
    throw new EarshotError('compare-bad-told', { what: list });
  // Their own words may name people: only which are the same is kept.
  const numbers = new Map<string, string>();
  return said.map((word) => {
    if (!numbers.has(word)) numbers.set(word, String(numbers.size + 1));
    return numbers.get(word) ?? '1';
  });
}

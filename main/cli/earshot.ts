#!/usr/bin/env node
/** The `earshot` command. Exit codes: 0 nothing exposed, 1 at least one exposure (likely or confirmed, over the
 *  internet), 2 an error, told in one sentence on stderr. */
import { Command, CommanderError } from 'commander';
import { EarshotError } from '../contract/errors.ts';
import { createText } from '../text/index.ts';
import { addAssess } from './assess.ts';
import { addCapture } from './capture.ts';
import { addInterfaces } from './interfaces.ts';
import { tellError } from './tell-error.ts';

const program = new Command('earshot')
  .description(createText('en').t('command.about'))
  .version('0.1.0')
  .exitOverride()
  .showHelpAfterError(false);
addAssess(program);
addCapture(program);
addInterfaces(program);

try {
  await program.parseAsync(process.argv);
} catch (cause) {
  process.exitCode = failed(cause);
}

function failed(cause: unknown): number {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
  const problem = cause instanceof EarshotError ? cause : new EarshotError('analysis-failed', {}, { cause });
  process.stderr.write(`${tellError(problem)}\n`);
  return 2;
}

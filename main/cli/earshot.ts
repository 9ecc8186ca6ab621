#!/usr/bin/env node
/** The `earshot` command. Exit codes: 0 nothing exposed, 1 at least one exposure (likely or confirmed, over the
 *  internet), 2 an error, told in one sentence on stderr. */
import { Command, CommanderError } from 'commander';
import { EarshotError } from '../contract/errors.ts';
import { codeOf, writeProblem } from '../contract/file-problem.ts';
import { TOOL } from '../contract/tool.ts';
import { createText } from '../text/index.ts';
import { addAssess } from './assess.ts';
import { addCapture } from './capture.ts';
import { addInterfaces } from './interfaces.ts';
import { tellError } from './tell-error.ts';

const NOBODY_READS: ReadonlySet<string> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

const program = new Command('earshot')
  .description(createText('en').t('command.about'))
  .version(TOOL)
  .exitOverride()
  .showHelpAfterError(false);
addAssess(program);
addCapture(program);
addInterfaces(program);

// Whoever reads us may have read enough (`| head`): that is no error, and what else is to be written is still written.
process.stdout.on('error', (cause) => {
  if (!NOBODY_READS.has(codeOf(cause))) process.exitCode = failed(writeProblem(cause, null));
});

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

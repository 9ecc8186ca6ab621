#!/usr/bin/env node
/** The `earshot` command. Exit codes: 0 nothing exposed, 1 at least one exposure (likely or confirmed, over the
 *  internet), 2 an error, told in one sentence on stderr. */
import { Command, CommanderError } from 'commander';
import { codeOf, writeProblem } from '../contract/file-problem.ts';
import { TOOL } from '../contract/tool.ts';
import { createText } from '../text/index.ts';
import { addAssess } from './assess.ts';
import { addCapture } from './capture.ts';
import { addCompare } from './compare.ts';
import { addInterfaces } from './interfaces.ts';
import { problemOf, tellError } from './tell-error.ts';
import { usageProblem } from './usage-problem.ts';

const NOBODY_READS: ReadonlySet<string> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

const program = new Command('earshot')
  .description(createText('en').t('command.about'))
  .version(TOOL)
  .exitOverride()
  .configureOutput({ outputError: () => undefined }); // told below, in our own words
addAssess(program);
addCapture(program);
addCompare(program);
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
  if (cause instanceof CommanderError && cause.exitCode === 0) return 0;
  const problem = cause instanceof CommanderError ? usageProblem(cause) : problemOf(cause);
  if (problem !== null) process.stderr.write(`${tellError(problem)}\n`);
  return 2;
}

import { Command, CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { addAssess } from './assess.ts';
import { addCapture } from './capture.ts';
import { addInterfaces } from './interfaces.ts';
import { usageProblem } from './usage-problem.ts';

/** What the real parser throws at these words. */
async function parsed(words: readonly string[]): Promise<CommanderError> {
  const program = new Command('earshot').exitOverride().configureOutput({
    outputError: () => undefined,
    writeErr: () => undefined,
    writeOut: () => undefined,
  });
  [addAssess, addCapture, addInterfaces].forEach((add) => add(program));
  const thrown = await program.parseAsync(words, { from: 'user' }).catch((cause: unknown) => cause);
  if (thrown instanceof CommanderError) return thrown;
  throw new Error('The parser took it');
}

test.each([
  [['assess'], 'no-file-given', 'files'],
  [['nonsense'], 'unknown-command', 'nonsense'],
  [['assess', 'a.pcap', '--nonsense'], 'unknown-option', '--nonsense'],
  [['assess', 'a.pcap', '--user-id=12345678'], 'unknown-option', '--user-id'],
  [['assess', 'a.pcap', '--json'], 'option-needs-value', '--json'],
  [['capture'], 'option-missing', '--out'],
  [['interfaces', 'more'], 'too-many-words', 'interfaces'],
])('%j', async (words, code, what) => {
  expect(usageProblem(await parsed(words))).toMatchObject({ code, values: { what } });
});

test.each([[[]], [['--help']], [['assess', '--help']]])('%j shows the help alone', async (words) => {
  expect(usageProblem(await parsed(words))).toBeNull();
});

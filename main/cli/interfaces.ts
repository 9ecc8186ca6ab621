import type { Command } from 'commander';
import { captureState } from '../capture/choose-source.ts';
import { createText } from '../text/index.ts';

/** `earshot interfaces`: what could be recorded, and whether it may be. */
export function addInterfaces(program: Command): void {
  const { t } = createText('en');
  program
    .command('interfaces')
    .description(t('command.interfaces.about'))
    .action(async () => {
      const state = await captureState();
      for (const { label, addresses, isDefault } of state.interfaces) {
        const mark = isDefault ? `  (${t('command.interfaces.default')})` : '';
        process.stdout.write(`${label}${mark}\n${addresses.map((address) => `    ${address}\n`).join('')}`);
      }
      if (state.source !== null) process.stdout.write(`${t('command.interfaces.ready')}\n`);
      else if (state.grantCommand !== null)
        process.stdout.write(`${t('command.interfaces.grant')}\n    ${state.grantCommand}\n`);
      else process.stdout.write(`${t('command.interfaces.none')}\n`);
    });
}

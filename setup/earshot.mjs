/** `npm run --silent earshot -- …`: the command in a checkout, built anew when its sources changed. */
import { runEntry } from './entry.mjs';

await runEntry('dist/command/earshot.js', 'command');

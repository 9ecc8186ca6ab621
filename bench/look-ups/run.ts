/** `node bench/look-ups/run.ts`: how many servers a second can be told (docs/performance.md). */
import { lookUpsPerSecond } from './look-ups.ts';

for (const [what, rate] of Object.entries(await lookUpsPerSecond()))
  process.stdout.write(`${what}: ${rate} a second of CPU\n`);

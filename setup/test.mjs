/** `npm test`: makes everything ready and runs every check. `--only NAME[,NAME]` runs some of them. */
import { CHECKS } from './checks.mjs';
import { say } from './run.mjs';
import { ensureReady } from './setup.mjs';

/** @returns {string[]} names of the checks to run */
function chosen() {
  const at = process.argv.indexOf('--only');
  if (at === -1) return Object.keys(CHECKS);
  const names = (process.argv[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !(name in CHECKS));
  if (unknown.length > 0)
    throw new Error(`No check is called "${unknown.join(', ')}". There are: ${Object.keys(CHECKS).join(', ')}`);
  return names;
}

try {
  const names = chosen();
  const node = ensureReady({ forTests: true });
  let [passed, failed, skipped] = [0, 0, 0];
  const broken = [];
  for (const name of names) {
    const check = CHECKS[name];
    if (check === undefined) continue;
    const begun = Date.now();
    say(`\n== ${name}: ${check.says}`);
    const { ok, counts } = check.run(node);
    say(`== ${name}: ${ok ? 'passed' : 'FAILED'} in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    if (!ok) broken.push(name);
    if (counts) skipped += counts.skipped;
    passed += counts ? counts.passed : Number(ok);
    failed += counts ? Math.max(counts.failed, Number(!ok)) : Number(!ok);
  }
  if (broken.length > 0) say(`\nFailed: ${broken.join(', ')}`);
  process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  process.exitCode = broken.length > 0 ? 1 : 0;
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 2;
}

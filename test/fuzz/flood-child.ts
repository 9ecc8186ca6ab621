/** One flood in a process of its own, so that its memory can be measured: `node flood-child.ts NAME SIZE`. */
import { createEngine } from '../../main/analysis/assess/engine.ts';
import { assessmentSchema } from '../../main/contract/assessment.ts';
import { DEFAULT_SETTINGS } from '../../main/contract/settings.ts';
import { loadKnowledge } from '../../main/shell/services/knowledge.ts';
import type { FloodResult } from './flood-run.ts';
import { FLOODS } from './floods.ts';

const [name = '', sizeText = ''] = process.argv.slice(2);
const size = Number(sizeText);
const flood = FLOODS.find((one) => one.name === name);
if (!flood) throw new Error(`no flood is called "${name}"`);

const engine = createEngine(await loadKnowledge(), { ...DEFAULT_SETTINGS, flows: flood.protocol !== undefined });
const before = process.cpuUsage();
let octets = 0;
for (const chunk of flood.file(size)) {
  octets += chunk.length;
  engine.push(chunk);
}
const { assessment } = engine.finish('0'.repeat(64), false);
const { user, system } = process.cpuUsage(before);
const { maxRSS } = process.resourceUsage();
const parsed = assessmentSchema.safeParse(assessment);
const isTaken =
  flood.protocol === undefined || (assessment.flows ?? []).some(({ protocol }) => protocol === flood.protocol);
const result: FloodResult = {
  octets,
  cpuMillis: Math.round((user + system) / 1000),
  rssMb: Math.round(maxRSS / 1024),
  fault: !parsed.success ? 'schema' : isTaken ? flood.check(assessment, size) : `no flow of ${flood.protocol}`,
};
process.stdout.write(JSON.stringify(result));

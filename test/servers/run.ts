/** `npm run servers`: who is named behind the servers of the real captures, and whether what Earshot says of known servers is
 *  right (docs/servers.md). Exit codes: 0 nothing is wrong and the share is reached, 1 otherwise, 2 an error. */
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../../main/shell/services/knowledge.ts';
import { captureNames } from '../real-captures.ts';
import { CHAT_CAPTURES } from './chat-captures.ts';
import { Judge } from './judge.ts';
import { serverRows } from './rows.ts';
import { bytesOf, shareOf, type CaptureShare } from './shares.ts';

/** Of the bytes in captures of chat apps, what should have a named operator. */
const WANTED = 0.9;
const MOST_TOLD = 40;

const { values } = parseArgs({ options: { rows: { type: 'boolean', default: false } } });
const knowledge = await loadKnowledge();
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const isRight = judgeRows();
const isReached = values.rows || tellShares(captureNames().map((name) => shareOf(name, knowledge)));
process.exitCode = isRight && isReached ? 0 : 1;

function judgeRows(): boolean {
  const judge = new Judge(knowledge);
  const judged = serverRows().map((row) => judge.judge(row));
  const count = (of: (one: (typeof judged)[number]) => number): number => judged.reduce((all, one) => all + of(one), 0);
  const wrong = count((one) => one.wrong.length);
  print(
    `${judged.length} rows: ${count((one) => one.right)} right, ${wrong} wrong, ${count((one) => one.missed.length)} not named`,
  );
  for (const { row, wrong: faults } of judged) for (const fault of faults) print(`  WRONG ${row}: ${fault}`);
  for (const { row, missed } of judged) for (const fault of missed) print(`  not named ${row}: ${fault}`);
  return wrong === 0;
}

function tellShares(shares: readonly CaptureShare[]): boolean {
  const chat = shares.filter(({ capture }) => CHAT_CAPTURES.has(capture));
  print(`all captures (${shares.length}): ${percent(shares)} of bytes outside the local network have a named operator`);
  print(`captures of chat apps (${chat.length}): ${percent(chat)}`);
  for (const one of chat) print(`  ${one.capture}: ${percent([one])} of ${one.bytes}`);
  print('operators not known, largest first (network that the address is registered to):');
  const unknown = shares.flatMap(({ capture, unknown: servers }) => servers.map((server) => ({ capture, server })));
  for (const { capture, server } of unknown.sort((a, b) => bytesOf(b.server) - bytesOf(a.server)).slice(0, MOST_TOLD))
    print(
      `  ${bytesOf(server)} ${capture} ${server.addresses[0] ?? ''} ${server.names[0] ?? '-'} (${server.hostedBy?.name ?? '-'})`,
    );
  return chat.length === 0 || shareIn(chat) >= WANTED;
}

function percent(shares: readonly CaptureShare[]): string {
  return `${(100 * shareIn(shares)).toFixed(1)} %`;
}

function shareIn(shares: readonly CaptureShare[]): number {
  const bytes = shares.reduce((all, one) => all + one.bytes, 0);
  return bytes === 0 ? 1 : shares.reduce((all, one) => all + one.known, 0) / bytes;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCaptureReader } from '../../formats/reader.ts';
import { FlowTable } from '../flows/flow-table.ts';
import type { Flow } from '../model/flow.ts';
import { createConversation } from './dispatch.ts';
import { RecordingSink } from './recording-sink.fixture.ts';

const folder = join(
  process.env['EARSHOT_CAPTURES'] ?? join(import.meta.dirname, '../../../../shared/captures'),
  'ndpi',
);

export const hasCaptures = existsSync(folder);
if (!hasCaptures) console.warn(`skipped: no captures at ${folder}`);

export function captureFile(name: string): Uint8Array {
  return readFileSync(join(folder, name));
}

/** What the dissectors say of each flow of a public capture. */
export function capturedFlows(file: string): { flow: Flow; sink: RecordingSink }[] {
  const flows: { flow: Flow; sink: RecordingSink }[] = [];
  const table = new FlowTable({
    open(flow) {
      const sink = new RecordingSink(flow);
      flows.push({ flow, sink });
      return createConversation(flow, sink);
    },
    closed() {},
  });
  const reader = createCaptureReader();
  reader.push(captureFile(file), (packet) => table.packet(packet));
  reader.end((packet) => table.packet(packet));
  table.end();
  return flows;
}

import { expect, test } from 'vitest';
import { OwnProcesses } from './own-flows.ts';
import { ProcessTable, type Snapshot } from './process-table.ts';

const local = { address: '192.0.2.2', port: 50000 },
  remote = { address: '198.51.100.7', port: 443 };

function snapshot(pid: number): Snapshot {
  const row = { transport: 'tcp', local, remote } as const;
  const running = new Map([
    [1, { parent: 0, started: 1 }],
    [7, { parent: 1, started: 2 }],
    [8, { parent: 7, started: 3 }],
  ]);
  return { sockets: [{ row, owner: { pid, name: 'program' } }], running };
}

test('names the process and tells our own by the tree of processes', async () => {
  let pid = 8;
  const table = new ProcessTable({ lister: { list: async () => snapshot(pid) }, own: new OwnProcesses([7]) });
  expect(table.find('tcp', local, remote)).toBeNull();
  await table.refresh();
  expect(table.find('tcp', local, remote)).toEqual({ process: 'program', own: true });
  pid = 1;
  await table.refresh();
  expect(table.find('tcp', local, remote)).toEqual({ process: 'program', own: false });
});

test('looks are shared and not repeated too soon', async () => {
  let looks = 0,
    now = 0;
  const lister = { list: async () => (looks++, snapshot(8)) };
  const table = new ProcessTable({ lister, own: new OwnProcesses([7]), now: () => now });
  await Promise.all([table.refresh(100), table.refresh(100), table.refresh()]);
  expect(looks).toBe(1);
  now = 99;
  await table.refresh(100);
  expect(looks).toBe(1);
  now = 100;
  await table.refresh(100);
  expect(looks).toBe(2);
});

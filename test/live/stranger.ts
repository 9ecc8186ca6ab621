import { execFileSync } from 'node:child_process';

/** A program of somebody else that talks on loopback: no child of this process, whose packets would be Earshot's own. */
export interface Stranger {
  readonly port: number;
  stop(): void;
}

/** Says `line` to itself over UDP on 127.0.0.1, twenty times a second, until it is stopped, at most for a minute. */
export function startStranger(line: string): Stranger {
  const script = `
    const socket = require('node:dgram').createSocket('udp4');
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      console.log(port);
      const from = require('node:dgram').createSocket('udp4');
      setInterval(() => from.send(${JSON.stringify(line)}, port, '127.0.0.1'), 50);
    });
    setTimeout(() => process.exit(), 60_000);`;
  // The shell ends at once: its child loses its parent and belongs to nobody of ours.
  const start = `"$0" -e "$1" > "$2" 2>/dev/null < /dev/null & pid=$!
    while [ ! -s "$2" ]; do sleep 0.05; done; echo "$pid $(cat "$2")"; rm -f "$2"`;
  const out = `${process.env['TMPDIR'] ?? '/tmp'}/earshot-stranger-${process.pid}-${Date.now()}`;
  const said = execFileSync('/bin/sh', ['-c', start, process.execPath, script, out], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  const [pid = NaN, port = NaN] = said.trim().split(' ').map(Number);
  return { port, stop: () => void process.kill(pid, 'SIGKILL') };
}

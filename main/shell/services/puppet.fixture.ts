import type { AnalysisProcess } from './ports.ts';

/** An analysis program by hand: what it was sent, and what it says when. */
export function puppet() {
  const sent: { type: string }[] = [];
  let say: (message: unknown) => void = () => undefined;
  let exit: (code: number) => void = () => undefined;
  let stopped = 0;
  const process: AnalysisProcess = {
    send: (message) => void sent.push(message as { type: string }),
    onMessage: (listener) => void (say = listener),
    onExit: (listener) => void (exit = listener),
    stop: () => void stopped++,
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    process,
    sent,
    turn,
    say: (message: unknown) => say(message),
    exit: (code: number) => exit(code),
    stopped: () => stopped,
  };
}

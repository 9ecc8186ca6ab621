import { utilityProcess } from 'electron';
import type { AnalysisProcess } from '../services/ports.ts';

/** The analysis runs in a process of its own: what hostile bytes may ever do to it, they do to it alone.
 *  @param program path of the bundled `analysis-process.ts` */
export function startAnalysis(program: string): AnalysisProcess {
  const child = utilityProcess.fork(program, [], { serviceName: 'Earshot analysis', stdio: 'ignore' });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: unknown) => listener(message)),
    onExit: (listener) => void child.on('exit', listener),
    stop: () => void child.kill(),
  };
}

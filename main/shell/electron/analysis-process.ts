/** The analysis program as Electron's utility process. */
import { runAnalysis } from '../services/analysis-program.ts';

const { parentPort } = process;
runAnalysis({
  send: (message) => parentPort.postMessage(message),
  onMessage: (listener) => void parentPort.on('message', ({ data }: { data: unknown }) => listener(data)),
});

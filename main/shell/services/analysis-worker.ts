/** The analysis program as a worker thread: for the command and the local web shell. */
import { parentPort } from 'node:worker_threads';
import { memoryOf } from './analysis-messages.ts';
import { runAnalysis } from './analysis-program.ts';

const port = parentPort;
if (port) {
  runAnalysis({
    send: (message) => port.postMessage(message, memoryOf(message)),
    onMessage: (listener) => void port.on('message', listener),
  });
}

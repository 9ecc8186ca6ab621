/** Where Electron begins: package.json's `main`, once it is built. */
import { app } from 'electron';
import { runSampleHeadless } from '../headless.ts';
import { makeServices } from '../services/make-services.ts';
import { openEarshot } from './main.ts';
import { runWithoutWindow } from './without-window.ts';

const folder = import.meta.dirname;
const started = process.argv.includes('--headless')
  ? runWithoutWindow(runSampleHeadless, folder)
  : openEarshot(makeServices, folder);
// Not awaited: Electron becomes ready only after this file has run to its end. start.ts has the words for it.
started.catch(() => app.exit(1));

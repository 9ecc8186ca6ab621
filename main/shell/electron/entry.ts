/** Where Electron begins: package.json's `main`, once it is built. */
import { app } from 'electron';
import { makeServices } from '../services/make-services.ts';
import { openEarshot } from './main.ts';

// Not awaited: Electron becomes ready only after this file has run to its end.
openEarshot(makeServices, import.meta.dirname).catch(() => app.exit(1));

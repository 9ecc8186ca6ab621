/** `npm run servers`: who is named behind servers, and whether that is right (docs/servers.md). */
import { runEntry } from './entry.mjs';

await runEntry('test/servers/run.ts');

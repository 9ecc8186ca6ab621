import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where sessions are kept: the place each system keeps for an app's own data. `EARSHOT_HOME` overrides it (tests,
 *  an encrypted stick). */
export function dataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env['EARSHOT_HOME']) return env['EARSHOT_HOME'];
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Earshot');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Earshot');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'earshot');
}

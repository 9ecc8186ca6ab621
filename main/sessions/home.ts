import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where sessions are kept: the place each system keeps for an app's own data. `EARSHOT_HOME` overrides it (tests,
 *  an encrypted stick). */
export function dataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env['EARSHOT_HOME']) return env['EARSHOT_HOME'];
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Earshot');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Earshot');
  // A relative path there is invalid and must be ignored (XDG Base Directory Specification).
  const shared = env['XDG_DATA_HOME'] ?? '';
  return join(isAbsolute(shared) ? shared : join(homedir(), '.local', 'share'), 'earshot');
}

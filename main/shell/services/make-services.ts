import { mkdir } from 'node:fs/promises';
import { dataFolder } from '../../sessions/home.ts';
import { EarshotServices } from './earshot-services.ts';
import type { ShellPorts } from './ports.ts';
import type { Services } from './services.ts';
import { readSettingsFile } from './settings-file.ts';

/** The one set of services behind every shell.
 *  @param root the data folder; it is made where it is not there yet */
export async function makeServices(ports: ShellPorts, root: string = dataFolder()): Promise<Services> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const services = new EarshotServices(ports, root, await readSettingsFile(root));
  await services.begin();
  return services;
}

/** Makes a fresh clone ready, from nothing but Node 20 or newer and npm. Plain JavaScript, since it runs before anything
 *  is installed. Does nothing that was done already; installs no system package; gives nobody a right. */
import { build } from './built.mjs';
import { installSystemPackages } from './debian.mjs';
import { buildNative } from './native.mjs';
import { canSetUp, workingNode } from './node.mjs';
import { installPackages } from './packages.mjs';

/** @param {{ forTests?: boolean }} [options]
 *  @returns {string} path of the Node to run everything else with. Throws an Error with one clear sentence. */
export function ensureReady({ forTests = false } = {}) {
  if (!canSetUp())
    throw new Error(`Earshot needs Node 20 or newer to set itself up; this is Node ${process.versions.node}.`);
  if (forTests) installSystemPackages();
  installPackages();
  const node = workingNode();
  if (node === null) throw new Error('Earshot needs Node 22.18 or newer here: none came through npm for this machine.');
  buildNative();
  build('renderer', node);
  return node;
}

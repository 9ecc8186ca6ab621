import { buildPackages, packagesToBuild } from './packages.mjs';
import { has, run, say } from './run.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

const BUILT = 'native/build/.earshot-stamp';
const SAID = 'node_modules/.earshot-said-native';

/** Builds what reads packets off an interface (the capture helper, and the package `cap`) where a compiler and libpcap's
 *  headers are. Gives it no right: that is the user's to do. */
export function buildNative() {
  const hash = hashOf(['native'], `${process.platform}-${process.arch}`);
  if (isStamped(BUILT, hash) && packagesToBuild().length === 0) return;
  const missing = whatIsMissing();
  if (missing !== null) {
    sayOnce(`Recording is off until the capture helper is built: ${missing}`);
    return;
  }
  buildPackages();
  const { ok, output } = run('make', ['-s', '-C', 'native'], { quiet: true });
  if (ok) stamp(BUILT, hash);
  else
    sayOnce(`The capture helper could not be built, so recording with it is off. The compiler said:\n${output.trim()}`);
}

/** The command runs this each time, and should not repeat itself.
 *  @param {string} line */
function sayOnce(line) {
  if (isStamped(SAID, line)) return;
  say(line);
  stamp(SAID, line);
}

/** @returns {string | null} what to type, null where nothing is missing */
function whatIsMissing() {
  if (process.platform === 'win32') return 'recording is not there on Windows yet. Opening a capture file works.';
  if (has('make') && has('cc') && hasPcapHeaders()) return null;
  return process.platform === 'darwin'
    ? 'it needs Apple’s compiler. Type: xcode-select --install'
    : 'it needs a C compiler and libpcap’s headers. Type: sudo apt-get install build-essential libpcap-dev';
}

export function hasPcapHeaders() {
  return run('cc', ['-E', '-x', 'c', '-'], { quiet: true, input: '#include <pcap.h>\n' }).ok;
}

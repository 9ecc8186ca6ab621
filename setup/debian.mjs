import { has, run, say } from './run.mjs';
import { hasPcapHeaders } from './native.mjs';

/** What the tests use beside npm's packages. `npm start` needs none of these and installs none. */
const WANTED = [
  { name: 'build-essential', there: () => has('cc') && has('make') },
  { name: 'libpcap-dev', there: () => hasPcapHeaders() },
  { name: 'libcap2-bin', there: () => has('setcap', ['-h']) || has('capsh', ['--print']) },
  { name: 'iproute2', there: () => has('ip', ['-V']) },
  { name: 'poppler-utils', there: () => has('pdftotext', ['-v']) },
  { name: 'qpdf', there: () => has('qpdf') },
  { name: 'chromium', there: () => has('chromium') || has('google-chrome') || has('microsoft-edge') },
];

/** Installs what the tests want, on Debian or Ubuntu and as root; elsewhere one line says what to type. */
export function installSystemPackages() {
  if (process.platform !== 'linux') return;
  const missing = WANTED.filter(({ there }) => !there()).map(({ name }) => name);
  if (missing.length === 0) return;
  const line = `apt-get install ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !has('apt-get')) {
    say(`Some tests need programs that are not there and will say "skipped". Type: sudo ${line}`);
    return;
  }
  say(`Installing system packages for the tests: ${missing.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { quiet: true, env };
  run('apt-get', ['update', '-qq'], quiet);
  const { ok, output } = run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
  if (!ok)
    say(
      `They could not be installed; some tests will say "skipped". Type: ${line}\n${output.trim().split('\n').at(-1)}`,
    );
}

import { basename } from 'node:path';
import type { Command } from 'commander';
import { captureState, chooseSource } from '../capture/choose-source.ts';
import { type Recording, type RecordingProgress, startRecording } from '../capture/recorder.ts';
import { EarshotError } from '../contract/errors.ts';
import { createText } from '../text/index.ts';
import { checkOut } from './write-out.ts';

interface CaptureOptions {
  readonly seconds?: string;
  readonly out: string;
  readonly interface?: string;
  readonly iHaveConsent: boolean;
}

/** `earshot capture --seconds N --out F`: records the default interface into a pcapng file. */
export function addCapture(program: Command): void {
  const { t } = createText('en');
  program
    .command('capture')
    .description(t('command.capture.about'))
    .option('--seconds <n>', t('command.capture.seconds'))
    .requiredOption('--out <file>', t('command.capture.out'))
    .option('--interface <name>', t('command.capture.interface'))
    .option('--i-have-consent', t('command.capture.consent'), false)
    .action(capture);
}

async function capture(options: CaptureOptions): Promise<void> {
  const seconds = options.seconds === undefined ? null : Number(options.seconds);
  if (seconds !== null && !(seconds > 0)) throw new EarshotError('bad-request', { what: '--seconds' });
  const state = await captureState();
  if (state.why === 'right-missing') throw new EarshotError('no-capture-right', { command: state.grantCommand ?? '' });
  if (state.source === null)
    throw new EarshotError(state.why === 'no-interface' ? 'no-interface' : 'no-capture-source');
  const name =
    options.interface ?? state.interfaces.find(({ isDefault }) => isDefault)?.name ?? state.interfaces[0]?.name;
  if (name === undefined) throw new EarshotError('no-interface');
  await checkOut(options.out);
  const recording = await startRecording({
    source: await chooseSource(state.source),
    interface: name,
    filter: null,
    consent: options.iHaveConsent ? { whose: 'mine', allAgreed: true, at: new Date().toISOString() } : null,
    path: options.out,
    onProgress: showProgress,
  });
  const done = await untilOver(recording, seconds);
  const { t } = createText('en');
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const values = {
    packets: done.packets,
    seconds: Math.round(done.seconds),
    dropped: droppedWord(done),
    name: basename(options.out),
  };
  process.stdout.write(`${t('command.capture.done', values)}\n`);
}

/** Ends after the time asked for, or at Ctrl+C, or when the source ends by itself. */
async function untilOver(recording: Recording, seconds: number | null): Promise<RecordingProgress> {
  const stop = () => void recording.stop().catch(() => undefined);
  const timer = seconds === null ? null : setTimeout(stop, seconds * 1000);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await recording.done;
  } finally {
    if (timer) clearTimeout(timer);
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

function showProgress(progress: RecordingProgress): void {
  if (!process.stderr.isTTY) return;
  const { packets, seconds } = progress;
  process.stderr.write(
    `\r\u001b[K${createText('en').t('command.capture.line', { packets, seconds: Math.round(seconds), dropped: droppedWord(progress) })}`,
  );
}

function droppedWord({ dropped }: RecordingProgress): string {
  return dropped === null ? createText('en').t('command.capture.unknown') : String(dropped);
}

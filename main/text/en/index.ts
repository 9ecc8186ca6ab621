import { check } from './check.ts';
import { cli } from './cli.ts';
import { command } from './command.ts';
import { comparison } from './comparison.ts';
import type { Entry } from './entry.ts';
import { errors } from './errors.ts';
import { home } from './home.ts';
import { kinds } from './kinds.ts';
import { kindsOther } from './kinds-other.ts';
import { limits } from './limits.ts';
import { live } from './live.ts';
import { pages } from './pages.ts';
import { path } from './path.ts';
import { questions } from './questions.ts';
import { renderer } from './renderer.ts';
import { report } from './report.ts';
import { reportPage } from './report-page.ts';
import { rungs } from './rungs.ts';
import { shared } from './shared.ts';
import { subject } from './subject.ts';
import { verdicts } from './verdicts.ts';
import { words } from './words.ts';
import { worry } from './worry.ts';

/** Every sentence a person reads, in English. */
export const en = {
  ...shared,
  ...home,
  ...live,
  ...pages,
  ...reportPage,
  ...words,
  ...subject,
  ...kinds,
  ...kindsOther,
  ...limits,
  ...errors,
  ...verdicts,
  ...rungs,
  ...path,
  ...worry,
  ...questions,
  ...check,
  ...report,
  ...cli,
  ...command,
  ...comparison,
  ...renderer,
} satisfies Readonly<Record<string, Entry>>;

export type Key = keyof typeof en;

import type { App, Finding } from '../../contract/assessment.ts';
import type { Verdict } from '../../contract/words.ts';
import { shortTitle } from './kind.ts';
import { appHoles } from './names.ts';
import { isExposure, type Story } from './story.ts';
import { movedOf, tellThings, wordOf } from './subject.ts';
import { secondsOf, spanOf } from './times.ts';
import { sharesOf } from './unseen.ts';

/** The findings that decided an app's verdict, in page order. */
export function deciders(app: App, story: Story): readonly Finding[] {
  const ids = new Set(app.decidedBy);
  return story.findings.filter((one) => ids.has(one.id));
}

/** The verdict in one or two sentences, with its limit inside. */
export function verdictSentence(app: App, story: Story): string {
  const { text } = story;
  const findings = deciders(app, story);
  const values = appHoles(app, text);
  switch (app.verdict) {
    case 'exposes-people': {
      const exposed = findings.filter(isExposure);
      return text.t('verdict.exposes-people.sentence', {
        ...values,
        moved: movedOf(exposed),
        things: tellThings(exposed, text),
      });
    }
    case 'raises-questions': {
      const count = findings.length;
      const first = firstTitle(findings, story);
      const readable = findings.some(
        (one) => isExposure(one) || one.kind === 'repeated-value' || one.kind === 'linkable',
      );
      if (readable && findings.every((one) => !isExposure(one) || wordOf(one) === 'own-address'))
        return text.t('verdict.raises-questions.sentence-address', { count, first });
      return readable
        ? text.t('verdict.raises-questions.sentence-readable', { count, first })
        : text.t('verdict.raises-questions.sentence', { count, first });
    }
    case 'not-enough-seen':
      return text.t('verdict.not-enough-seen.sentence', { ...values, why: tooLittle(app, story) });
    case 'no-problem-seen':
      return [
        text.t('verdict.no-problem-seen.sentence', { why: notSeen(app, story) }),
        ...(story.serversOf(app.id).length > 0 ? [text.t('verdict.still-visible', values)] : []),
      ].join(' ');
  }
}

/** One sentence under the headline. */
export function ledeSentence(app: App, story: Story): string {
  const { text } = story;
  const findings = deciders(app, story);
  const values = appHoles(app, text);
  const verdict: Verdict = app.verdict;
  if (verdict === 'exposes-people') {
    const exposed = findings.filter(isExposure);
    return text.t('lede.exposes-people', { ...values, moved: movedOf(exposed), things: tellThings(exposed, text) });
  }
  if (verdict === 'raises-questions')
    return text.t('lede.raises-questions', { ...values, count: findings.length, first: firstTitle(findings, story) });
  return text.t(`lede.${verdict}`, values);
}

function firstTitle(findings: readonly Finding[], story: Story): string {
  const [first] = findings;
  return first ? lowerFirst(shortTitle(first, story), story) : story.text.t('shared.none');
}

/** Inside a sentence a title begins small, unless its first word is a name. */
function lowerFirst(title: string, story: Story): string {
  const named = story.apps.some((app) => app.role === 'app' && title.startsWith(appHoles(app, story.text).app));
  return named ? title : story.text.lowerFirst(title);
}

function tooLittle(app: App, story: Story): string {
  const { text } = story;
  const span = spanOf(app.firstTime, app.lastTime);
  const has = new Set(app.limits);
  if (has.has('too-few-packets')) return text.t('verdict.why.few-packets', { count: app.packets });
  if (has.has('too-short') && span) return text.t('verdict.why.short', { duration: text.duration(secondsOf(span)) });
  if (has.has('no-complete-handshake')) return text.t('verdict.why.no-start');
  if (has.has('mostly-unknown')) return text.t('verdict.why.unknown');
  // Last: a little loss stands among the limits, too, where another one decided.
  if (has.has('packets-lost')) return text.t('verdict.why.lost');
  return notSeen(app, story);
}

function notSeen(app: App, { text, assessment }: Story): string {
  const opened = assessment.made.settings.keylog;
  const shares = sharesOf(app);
  if (!shares) return text.t('verdict.why.no-data');
  if (shares.opaque === 100) return text.t(opened ? 'verdict.why.all-encrypted-opened' : 'verdict.why.all-encrypted');
  const closed = shares.opaque + shares.unknown;
  if (closed === 0) return text.t('verdict.why.all-read');
  const percent = { percent: text.percent(closed) };
  return opened ? text.t('verdict.why.some-encrypted-opened', percent) : text.t('verdict.why.some-encrypted', percent);
}

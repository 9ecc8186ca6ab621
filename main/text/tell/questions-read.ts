import type { App, Finding } from '../../contract/assessment.ts';
import type { Answer } from './questions.ts';
import { exposuresOf } from './rungs.ts';
import { isExposure, type Story } from './story.ts';
import { tellThings, thingsOf, wordOf, type Thing } from './subject.ts';
import { spanOf } from './times.ts';
import { sharesOf } from './unseen.ts';

/** Values told one by one; the rest stands in the list of findings. */
const MOST_VALUES = 6;

/** Question 1: could anything be read on the way? */
export function whatWasRead(app: App, story: Story): Answer {
  const { text } = story;
  const exposed = exposuresOf(app.id, story);
  const signs = story.findings.filter((one) => one.app === app.id && one.confidence === 'possible' && isExposure(one));
  const shares = sharesOf(app);
  const detail: string[] = thingsOf(exposed)
    .slice(0, MOST_VALUES)
    .map((thing) => timesOf(thing, story));
  if (shares && shares.readable > 0)
    detail.push(
      text.upperFirst(
        text.t('answer.1.share', { percent: text.percent(shares.readable), size: text.bytes(app.readableBytes) }),
      ),
    );
  if (signs.length > 0) detail.push(text.t('answer.1.signs-note', { count: signs.length }));
  return { answer: shortAnswer(app, exposed, signs.length > 0, story), detail };
}

function shortAnswer(app: App, exposed: readonly Finding[], signs: boolean, { text }: Story): string {
  const named = exposed.filter((one) => one.subject?.type !== 'other');
  if (named.length > 0) return text.t('answer.1.yes', { things: tellThings(exposed, text) });
  if (exposed.length > 0) return text.t('answer.1.other');
  if (signs) return text.t('answer.1.signs');
  return text.t(app.verdict === 'not-enough-seen' ? 'answer.1.too-little' : 'answer.1.no');
}

function timesOf(thing: Thing, { text }: Story): string {
  const firsts = thing.findings.flatMap((one) => one.firstTime ?? []).sort();
  const lasts = thing.findings.flatMap((one) => one.lastTime ?? []).sort();
  const span = spanOf(firsts[0] ?? null, lasts.at(-1) ?? null);
  const [from, to] = span ? [text.clock(span.first), text.clock(span.last)] : ['', ''];
  const when = !span
    ? text.t('answer.1.span-unknown')
    : from === to
      ? text.t('answer.1.span-once', { clock: from })
      : text.t('answer.1.span', { from, to });
  return text.t('answer.1.times', { name: text.t(`subject.${thing.word}.name`), count: thing.count, span: when });
}

/** Question 2: does it show who people are? The values themselves stand in the table of findings. */
export function whoIsShown(app: App, story: Story): Answer {
  const { text } = story;
  const exposed = exposuresOf(app.id, story);
  const sameRoom = exposed.some((one) => one.subject?.type === 'room') ? [] : [text.t('answer.2.no-room')];
  if (exposed.length === 0)
    return { answer: text.t('answer.2.none'), detail: [...sameRoom, text.t('answer.2.method')] };
  const values = new Set(exposed.map((one) => one.subject?.valueId ?? one.id)).size;
  const yours = new Set(exposed.flatMap((one) => (one.subject?.reason === 'own-value' ? one.subject.valueId : [])))
    .size;
  const meanings = [...new Set(exposed.map(wordOf))].map((word) => text.t(`means.${word}`));
  return {
    answer:
      yours > 0
        ? text.t('answer.2.values-yours', { count: values, yours })
        : text.t('answer.2.values', { count: values }),
    detail: [...meanings, ...sameRoom, text.t('answer.2.method')],
  };
}

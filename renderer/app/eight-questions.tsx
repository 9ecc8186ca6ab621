import type { ReactNode } from 'react';
import type { AppView, QuestionView } from '../../main/text/view.ts';
import { Credits } from '../components/credits.tsx';
import { FindingTable } from '../components/finding-table.tsx';
import type { IconName } from '../components/icon.tsx';
import { Question } from '../components/question.tsx';
import { ServerTable } from '../components/server-table.tsx';
import { useText } from '../text/text-context.tsx';

const PEOPLE = 2;
const SERVERS = 3;
const NOT_SEEN = 8;

interface Props {
  readonly view: AppView;
  readonly session: string;
}

/** The same for every app, in the same order. */
export function EightQuestions({ view, session }: Props): ReactNode {
  const { t } = useText();
  const values = view.findings.filter((finding) => finding.valueId !== null);
  const below = (question: QuestionView): ReactNode =>
    question.number === PEOPLE && values.length > 0 ? (
      <FindingTable label={question.question} session={session} rows={values} withApp={false} />
    ) : null;
  const wide = (question: QuestionView): ReactNode =>
    question.number === SERVERS && view.servers.length > 0 ? (
      <>
        <ServerTable rows={view.servers} caption={t('app.servers-note')} />
        <Credits lines={view.credits} />
      </>
    ) : null;
  return (
    <div className="section__rows">
      {view.questions.map((question) => (
        <Question
          key={question.number}
          question={question}
          icon={iconOf(question, view)}
          points={question.number === NOT_SEEN}
          wide={wide(question)}
        >
          {below(question)}
        </Question>
      ))}
    </div>
  );
}

/** The icon says what the question is about; the first two follow the answer, since an eye beside "no" would mislead. */
function iconOf(question: QuestionView, view: AppView): IconName {
  const readable = view.path.lanes.some((lane) => lane.kind === 'readable');
  const icons: readonly IconName[] = [
    readable ? 'eye' : 'lock',
    view.findings.some((finding) => finding.valueId !== null) ? 'eye' : 'v-noproblem',
    'server',
    'border',
    'law',
    'lock',
    'v-noproblem',
    'q',
  ];
  return icons[question.number - 1] ?? 'q';
}

import './question.css';
import type { ReactNode } from 'react';
import type { QuestionView } from '../../main/text/view.ts';
import { HostNames } from './host-names.tsx';
import { Icon, type IconName } from './icon.tsx';

interface Props {
  readonly question: QuestionView;
  readonly icon: IconName;
  /** The detail is a list of points of the same kind, not sentences that follow one another. */
  readonly points?: boolean;
  /** Stands under the answer, in its column. */
  readonly children?: ReactNode;
  /** Stands below, over the whole width: a table. */
  readonly wide?: ReactNode;
}

/** One of the eight questions: the short answer in bold, then the detail. */
export function Question({ question, icon, points = false, children, wide }: Props): ReactNode {
  return (
    <article className="q" id={`q${question.number}`}>
      <span className="q__n" aria-hidden="true">
        {question.number}
      </span>
      <h3>{question.question}</h3>
      <div className="q__body">
        <p className="q__short">
          <Icon name={icon} />
          <span>
            <HostNames>{question.answer}</HostNames>
          </span>
        </p>
        {children}
        {points ? (
          <ul className="list">
            {question.detail.map((line) => (
              <li key={line}>
                <Icon name="q" />
                <span>
                  <HostNames>{line}</HostNames>
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <div className="q__detail">
            {question.detail.map((line) => (
              <p key={line}>
                <HostNames>{line}</HostNames>
              </p>
            ))}
          </div>
        )}
      </div>
      {wide && <div className="q__wide">{wide}</div>}
    </article>
  );
}

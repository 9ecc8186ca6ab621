import { useId, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Consent } from '../../main/contract/session.ts';
import { Button } from '../components/button.tsx';
import { places } from '../places.ts';
import { useEarshot, useStore } from '../store/store-context.tsx';
import { useText } from '../text/text-context.tsx';
import { ConsentQuestions } from './consent-questions.tsx';
import { RecordBlocked } from './record-blocked.tsx';
import { Reminders } from './reminders.tsx';
import { SourceChoice } from './source-choice.tsx';

const LONGEST_TITLE = 200; // as the contract allows

/** Record now: from which network, whose device it is, and the one big button. */
export function RecordBox(): ReactNode {
  const { t } = useText();
  const store = useStore();
  const [, navigate] = useLocation();
  const capture = useEarshot((state) => state.capture);
  const [device, setDevice] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [whose, setWhose] = useState<Consent['whose'] | null>(null);
  const [allAgreed, setAllAgreed] = useState(false);
  const [starting, setStarting] = useState(false);
  const [asked, setAsked] = useState(false);
  const questions = useRef<HTMLDivElement>(null);
  const neededId = useId();
  const titleId = useId();
  if (capture && capture.why !== 'ready') return <RecordBlocked capture={capture} />;
  const answered = whose !== null && allAgreed;
  const start = async (): Promise<void> => {
    if (whose === null || !allAgreed) {
      setAsked(true);
      // On to the first question without an answer.
      const open = whose === null ? 'input[type=radio]' : 'input[type=checkbox]';
      questions.current?.querySelector<HTMLInputElement>(open)?.focus();
      return;
    }
    setStarting(true);
    const session = await store.startCapture(device, whose, title.trim());
    setStarting(false);
    if (session !== null) navigate(places.live(session));
  };
  return (
    <section className="start__box" aria-labelledby="record">
      <h2 className="sr" id="record">
        {t('home.record.title')}
      </h2>
      <SourceChoice interfaces={capture?.interfaces ?? []} device={device} onChange={setDevice} />
      <Reminders />
      <div ref={questions}>
        <ConsentQuestions whose={whose} allAgreed={allAgreed} onWhose={setWhose} onAllAgreed={setAllAgreed} />
      </div>
      <label className="label" htmlFor={titleId}>
        {t('home.record.name')}
      </label>
      <input
        className="text-in"
        id={titleId}
        value={title}
        maxLength={LONGEST_TITLE}
        autoComplete="off"
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button look="big" icon="rec" disabled={starting || !capture} describedBy={neededId} onPress={() => void start()}>
        {starting ? t('home.record.starting') : t('home.record.start')}
      </Button>
      <p
        className={asked && !answered ? 'small start__needed start__needed--now' : 'small quiet start__needed'}
        id={neededId}
        role="status"
      >
        {answered ? t('home.consent.saved') : t('home.consent.needed')}
      </p>
    </section>
  );
}

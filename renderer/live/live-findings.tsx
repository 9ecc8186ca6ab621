import type { ReactNode } from 'react';
import { Icon } from '../components/icon.tsx';
import type { LiveEvent } from '../store/state.ts';
import { useText } from '../text/text-context.tsx';
import { tellLiveFinding } from './tell-live-finding.ts';

/** What turned up first. It may still change until the recording is read as a whole. */
export function LiveFindings({ last }: { readonly last: LiveEvent | undefined }): ReactNode {
  const text = useText();
  const { t } = text;
  const sentences = [
    ...new Set((last?.findings ?? []).map((finding) => tellLiveFinding(text, finding)).filter((each) => each !== null)),
  ];
  return (
    <section className="live__findings" aria-labelledby="live-findings">
      <div className="section__head">
        <h2 id="live-findings">{t('live.findings.title')}</h2>
        <p className="small quiet">{t('live.findings.early')}</p>
      </div>
      {sentences.length === 0 && <p className="quiet">{t('live.findings.none')}</p>}
      <ol className="list" aria-live="polite">
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Icon name="eye" />
            <p>
              <b>{sentence}</b>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

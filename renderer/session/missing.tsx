import type { ReactNode } from 'react';
import type { Opened } from '../../main/contract/shell.ts';
import { ButtonLink } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Headline } from '../components/headline.tsx';
import { places } from '../places.ts';
import { useText } from '../text/text-context.tsx';

interface Props {
  readonly opened: Opened;
  readonly sentence: string;
}

/** The session is there, but not the app or the finding that the address names. */
export function Missing({ opened, sentence }: Props): ReactNode {
  const { t } = useText();
  const back = places.results(opened.session.id);
  return (
    <Frame
      title={t('frame.results')}
      mark={opened.assessment.input.synthetic ? t('mark.made-up') : null}
      crumbs={[
        { name: t('frame.sessions'), to: places.home },
        { name: t('frame.results'), to: back },
      ]}
    >
      <Headline>{sentence}</Headline>
      <div className="acts">
        <ButtonLink look="main" to={back}>
          {t('finding.back-results')}
        </ButtonLink>
      </div>
    </Frame>
  );
}

import type { ReactNode } from 'react';
import type { CaptureState } from '../../main/contract/shell.ts';
import { Button } from '../components/button.tsx';
import { CopyLine } from '../components/copy-line.tsx';
import type { IconName } from '../components/icon.tsx';
import { StateCard } from '../components/state-card.tsx';
import { useStore } from '../store/store-context.tsx';
import { useText } from '../text/text-context.tsx';

type Why = Exclude<CaptureState['why'], 'ready'>;

const icons: Record<Why, IconName> = { 'right-missing': 'lock', 'helper-missing': 'warn', 'no-interface': 'off' };

/** Recording is not possible: what is so, why, and the one command that puts it right. */
export function RecordBlocked({ capture }: { readonly capture: CaptureState }): ReactNode {
  const { t } = useText();
  const store = useStore();
  if (capture.why === 'ready') return null;
  return (
    <StateCard
      icon={icons[capture.why]}
      title={t(`home.blocked.${capture.why}.title`)}
      text={[t(`home.blocked.${capture.why}.text`)]}
      actions={
        <Button look="main" onPress={() => void store.refreshCapture()}>
          {t('shared.check-again')}
        </Button>
      }
    >
      {capture.why === 'right-missing' && capture.grantCommand && (
        <>
          <p className="small quiet">{t('home.blocked.command')}</p>
          <CopyLine value={capture.grantCommand} label={t('shared.copy')} />
        </>
      )}
    </StateCard>
  );
}

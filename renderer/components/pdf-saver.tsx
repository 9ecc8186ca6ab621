import { useState, type ReactNode } from 'react';
import { useEarshot, useStore } from '../store/store-context.tsx';
import { useText } from '../text/text-context.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { ProblemCard } from './problem-card.tsx';

interface Props {
  readonly sessionId: string;
  readonly main?: boolean;
  /** Other things to do, before the button. */
  readonly children?: ReactNode;
}

/** The button that makes the PDF, and what came of it. */
export function PdfSaver({ sessionId, main = false, children }: Props): ReactNode {
  const { t } = useText();
  const store = useStore();
  const problem = useEarshot((state) => state.problem);
  const [saving, setSaving] = useState(false);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    setSaving(true);
    setSavedAs(null);
    setSavedAs(await store.savePdf(sessionId));
    setSaving(false);
  };
  return (
    <>
      <div className="acts">
        {children}
        <Button look={main ? 'main' : 'plain'} icon="print" disabled={saving} onPress={() => void save()}>
          {saving ? t('results.saving-pdf') : t('results.save-pdf')}
        </Button>
        <p className="said" role="status">
          {savedAs !== null && (
            <>
              <Icon name="check" /> {t('results.saved-pdf', { name: savedAs })}
            </>
          )}
        </p>
      </div>
      {problem && !saving && <ProblemCard problem={problem} />}
    </>
  );
}

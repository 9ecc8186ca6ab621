import './copy-line.css';
import { useEffect, useState, type ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';
import { Button } from './button.tsx';

const SAYS_SO_FOR = 2_000; // ms; long enough to be read, short enough to press again

/** Something to paste elsewhere, whole, with a button that copies it. */
export function CopyLine({ value, label }: { readonly value: string; readonly label: string }): ReactNode {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAYS_SO_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    // Where the clipboard is refused, the text is still there to be selected by hand.
    const done = await navigator.clipboard.writeText(value).then(
      () => true,
      () => false,
    );
    setCopied(done);
  };
  return (
    <div className="copy">
      <code>{value}</code>
      <Button look="small" icon={copied ? 'check' : 'copy'} onPress={() => void copy()}>
        <span aria-live="polite">{copied ? t('shared.copied') : label}</span>
      </Button>
    </div>
  );
}

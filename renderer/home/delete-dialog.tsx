import type { ReactNode } from 'react';
import type { SessionRow } from '../../main/contract/session.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useStore } from '../store/store-context.tsx';
import { useText } from '../text/text-context.tsx';

interface Props {
  readonly session: SessionRow;
  readonly name: string;
  readonly onClose: () => void;
}

/** Deleting cannot be taken back, so it is asked once more. */
export function DeleteDialog({ session, name, onClose }: Props): ReactNode {
  const { t } = useText();
  const store = useStore();
  const remove = async (): Promise<void> => {
    await store.deleteSession(session.id);
    onClose();
  };
  return (
    <Dialog title={t('home.recent.delete', { title: name })} onClose={onClose}>
      <p>{t('home.recent.delete-sure')}</p>
      <div className="acts">
        <Button onPress={onClose}>{t('shared.cancel')}</Button>
        <Button look="stop" onPress={() => void remove()}>
          {t('shared.delete')}
        </Button>
      </div>
    </Dialog>
  );
}

import { useState, type ReactNode } from 'react';
import type { Mine, Settings } from '../../main/contract/settings.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useEarshot, useStore } from '../store/store-context.tsx';
import { useText } from '../text/text-context.tsx';
import { AudienceField } from './audience-field.tsx';
import { CountryField } from './country-field.tsx';
import { MineField } from './mine-field.tsx';

export type SettingName = 'home' | 'audience' | 'vantage' | 'mine';

interface Props {
  /** The field to begin with. */
  readonly first: SettingName;
  readonly onClose: () => void;
}

/** The choices that change how results are told. Nothing is kept until it is saved. */
export function SettingsDialog({ first, onClose }: Props): ReactNode {
  const { t } = useText();
  const store = useStore();
  const kept = useEarshot((state) => state.app?.settings);
  const keptMine = useEarshot((state) => state.mine);
  const [draft, setDraft] = useState<Omit<Settings, 'mine'> | undefined>(kept);
  const [mine, setMine] = useState<readonly Mine[]>(keptMine);
  const [typed, setTyped] = useState<readonly Mine[]>([]);
  if (!draft) return null;
  const save = async (): Promise<void> => {
    await store.saveSettings(draft, [...mine, ...typed]);
    onClose();
  };
  return (
    <Dialog title={t('frame.settings')} onClose={onClose}>
      <div className="fields">
        <CountryField
          label={t('home.settings.home')}
          none={t('home.settings.home-none')}
          value={draft.home}
          autoFocus={first === 'home'}
          onChange={(home) => setDraft({ ...draft, home })}
        />
        <AudienceField
          value={draft.audience}
          autoFocus={first === 'audience'}
          onChange={(audience) => setDraft({ ...draft, audience })}
        />
        <CountryField
          label={t('home.settings.vantage')}
          none={t('home.settings.vantage-none')}
          value={draft.vantage}
          autoFocus={first === 'vantage'}
          onChange={(vantage) => setDraft({ ...draft, vantage })}
        />
        <MineField value={mine} autoFocus={first === 'mine'} onChange={setMine} onTyped={setTyped} />
      </div>
      <div className="acts">
        <Button onPress={onClose}>{t('shared.cancel')}</Button>
        <Button look="main" onPress={() => void save()}>
          {t('shared.save')}
        </Button>
      </div>
    </Dialog>
  );
}

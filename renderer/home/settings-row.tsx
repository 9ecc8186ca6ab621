import { useState, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { useEarshot } from '../store/store-context.tsx';
import { useText } from '../text/text-context.tsx';
import { kindNames } from './kind-name.ts';
import { SettingsDialog, type SettingName } from './settings-dialog.tsx';

/** What is chosen now, with the way to change it. */
export function SettingsRow(): ReactNode {
  const text = useText();
  const { t, country, list } = text;
  const settings = useEarshot((state) => state.app?.settings);
  const held = useEarshot((state) => state.app?.mineKinds) ?? [];
  const encrypted = useEarshot((state) => state.app?.privateFilesEncrypted);
  const [open, setOpen] = useState<SettingName | null>(null);
  if (!settings) return null;
  const rows: readonly { name: SettingName; value: string; note: string | null }[] = [
    settings.home === null
      ? { name: 'home', value: t('home.settings.home-none'), note: null }
      : { name: 'home', value: country(settings.home), note: null },
    {
      name: 'audience',
      value:
        settings.audience.length === 0
          ? t('home.settings.audience-none')
          : list(settings.audience.map((code) => country(code))),
      note: null,
    },
    settings.vantage === null
      ? { name: 'vantage', value: t('home.settings.vantage-none'), note: null }
      : { name: 'vantage', value: country(settings.vantage), note: null },
    held.length === 0
      ? { name: 'mine', value: t('home.settings.mine-none'), note: null }
      : {
          name: 'mine',
          value: kindNames(text, held),
          note: t('home.settings.mine-kept'),
        },
  ];
  return (
    <>
      <dl className="settings">
        {rows.map((row) => (
          <div key={row.name}>
            <dt className="label">{t(`home.settings.${row.name}`)}</dt>
            <dd>
              {row.value} {row.note && <span className="quiet">{row.note} </span>}
              <Button
                look="text"
                onPress={() => setOpen(row.name)}
                label={t('home.settings.change', { what: t(`home.settings.${row.name}`) })}
              >
                {t('shared.change')}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      {encrypted !== undefined && (
        <p className="small quiet private">{encrypted ? t('home.private.encrypted') : t('home.private.plain')}</p>
      )}
      {open && <SettingsDialog first={open} onClose={() => setOpen(null)} />}
    </>
  );
}

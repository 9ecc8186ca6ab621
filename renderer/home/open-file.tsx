import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { places } from '../places.ts';
import { useStore } from '../store/store-context.tsx';
import { useText } from '../text/text-context.tsx';

const ACCEPTED = '.pcap,.pcapng,.cap,.dmp,.gz,.zst';

/** Choose or drop a file. Whatever it is called, its first bytes decide. */
export function OpenFile(): ReactNode {
  const { t } = useText();
  const store = useStore();
  const [, navigate] = useLocation();
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [name, setName] = useState<string | null>(null);
  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setName(file.name);
    const session = await store.openFile(file);
    setName(null);
    if (session !== null) navigate(places.results(session));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void open(event.dataTransfer.files[0]);
  };
  return (
    <section
      className={over ? 'drop drop--over' : 'drop'}
      aria-labelledby="open"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="open" />
      <h2 className="h3" id="open">
        {t('home.open.title')}
      </h2>
      <p className="small quiet">{over ? t('home.open.drop-now') : t('home.open.text')}</p>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label={t('home.open.choose')}
        onChange={(event) => {
          void open(event.target.files?.[0]);
          // So that the same file can be chosen once more.
          event.target.value = '';
        }}
      />
      <Button onPress={() => chooser.current?.click()} disabled={name !== null}>
        {t('home.open.choose')}
      </Button>
      <p className="small" role="status">
        {name !== null && t('home.open.reading', { name })}
      </p>
    </section>
  );
}

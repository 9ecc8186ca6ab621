import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { createText } from '../main/text/index.ts';
import { Root } from './root.tsx';
import { connectShell } from './shell/connect.ts';
import { Stranded } from './session/stranded.tsx';
import { createStore } from './store/store.ts';
import { troubleOf } from './store/trouble-of.ts';
import { chosenLook, showLook } from './styles/look.ts';
import { withBundledGlyphs } from './text/bundled-glyphs.ts';

// Without this zod builds functions from text, which the policy forbids.
z.config({ jitless: true });
showLook(chosenLook());

const place = document.getElementById('root');
if (place) await begin(place);

async function begin(element: HTMLElement): Promise<void> {
  const root = createRoot(element);
  try {
    const store = createStore(await connectShell());
    await store.refresh();
    const text = withBundledGlyphs(createText(store.get().app?.settings.lang ?? 'en'));
    document.documentElement.lang = text.lang;
    document.documentElement.dir = text.direction;
    root.render(<Root store={store} text={text} />);
  } catch (error) {
    root.render(<Stranded trouble={troubleOf(error)} text={withBundledGlyphs(createText('en'))} />);
  }
}

import { createContext, use, type ReactNode } from 'react';
import type { Words } from './words.ts';

const TextContext = createContext<Words | null>(null);

export function TextProvider({ text, children }: { readonly text: Words; readonly children: ReactNode }): ReactNode {
  return <TextContext value={text}>{children}</TextContext>;
}

/** The words of the chosen language. */
export function useText(): Words {
  const text = use(TextContext);
  if (!text) throw new Error('no words above this component');
  return text;
}

import { createContext, use, type ReactNode } from 'react';
import type { Text } from '../../main/text/index.ts';

const TextContext = createContext<Text | null>(null);

export function TextProvider({ text, children }: { readonly text: Text; readonly children: ReactNode }): ReactNode {
  return <TextContext value={text}>{children}</TextContext>;
}

/** The words of the chosen language. */
export function useText(): Text {
  const text = use(TextContext);
  if (!text) throw new Error('no words above this component');
  return text;
}

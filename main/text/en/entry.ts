/** One message of the catalogue: ICU text and what a translator must know about it. */
export interface Entry {
  readonly text: string;
  readonly note: string;
}

/** Messages that share one note. The keys stay literal types, so a wrong key does not compile. */
export function family<K extends string>(note: string, texts: Readonly<Record<K, string>>): Readonly<Record<K, Entry>> {
  const entries: Partial<Record<K, Entry>> = {};
  for (const key in texts) entries[key] = { text: texts[key], note };
  return entries as Record<K, Entry>;
}

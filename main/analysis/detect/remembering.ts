/** Answers kept at once: an app has some hundred names of fields, hostile traffic any number. */
const MOST = 4_096;
/** Longer texts are asked about once. Characters. */
const LONGEST = 256;

/** A pure function of a text whose answers are remembered: names of fields and paths come by the million, and are few. */
export function remembering<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = answer(text);
    if (text.length > LONGEST) return made;
    if (known.size >= MOST) known.clear();
    known.set(text, made);
    return made;
  };
}

/** Flesch-Kincaid grade: the school year at which a text reads easily (Kincaid et al. 1975, US Navy report 8-75). */
export function grade(sentence: string): number {
  const words = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}’‑-]*/gu) ?? [];
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * words.length + 11.8 * (syllables / words.length) - 15.59;
}

/** Groups of vowels, a silent e at the end not counted. Short forms such as "ID" are read by letter. */
function syllablesOf(word: string): number {
  if (/^[A-Z\d]{2,5}s?$/.test(word)) return word.length;
  const groups = word
    .toLowerCase()
    .replace(/(?<=[^aeiouy])e$|(?<=[^aeiouydt])ed$|(?<=[^aeiouyxsz])es$/, '')
    .match(/[aeiouyàâéèê]+/g);
  return Math.max(1, groups?.length ?? 0);
}

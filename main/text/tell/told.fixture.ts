import { expect } from 'vitest';
import { sentencesOf } from '../catalogue.fixture.ts';

/** Every string of a view, in order. */
export function stringsOf(view: unknown): readonly string[] {
  if (typeof view === 'string') return [view];
  if (Array.isArray(view)) return view.flatMap(stringsOf);
  return view !== null && typeof view === 'object' ? Object.values(view).flatMap(stringsOf) : [];
}

/** Holds for whatever is told, of any Assessment. */
export function expectFitToPrint(view: unknown): void {
  for (const words of stringsOf(view)) {
    expect(words).not.toMatch(/undefined|null|NaN|\[object/);
    // A display filter's set of frames is the one place for braces.
    expect(words.replace(/^frame\.number in \{[\d, ]+\}$/, '')).not.toMatch(/[{}]/);
    expect(words).not.toMatch(/ {2}|\.\.| \.|\( | \)/);
    expect(words.replace(/not proof of safety/gi, '')).not.toMatch(/safe/i);
    for (const sentence of sentencesOf(words)) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(45);
  }
}

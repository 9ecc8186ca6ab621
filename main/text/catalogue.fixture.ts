/** The catalogue as data: where its keys are used, and its messages as finished sentences. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createText, en, type Key } from './index.ts';

const ROOT = join(import.meta.dirname, '../..');
const ROOMS = ['main', 'renderer'];

const english = createText('en');

export const KEYS = Object.keys(en) as readonly Key[];

/** Sources that may use a key: not the catalogue itself, and no test. */
export function sources(): readonly { path: string; text: string }[] {
  return ROOMS.flatMap((room) => {
    const names = readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\.tsx?$/.test(name) && !name.startsWith('text/en/'))
      .map((name) => ({ path: join(room, name), text: readFileSync(join(ROOT, room, name), 'utf8') }));
  });
}

/** Sources of the catalogue, one per page or family. */
export function catalogueSources(): readonly { path: string; text: string }[] {
  const folder = join(import.meta.dirname, 'en');
  return readdirSync(folder).map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Keys and patterns of keys in a source: `'a.b'` as it is, `` `a.${x}.c` `` with each hole as one part of a key. */
export function mentioned(source: string): { literals: readonly string[]; patterns: readonly RegExp[] } {
  const literals = [...source.matchAll(/(['"`])([a-z][\w-]*(?:\.[\w-]+)+)\1/g)].map((match) => match[2] ?? '');
  const templates = [...source.matchAll(/`([a-z][\w-]*\.[\w.${}\-()[\]? ':=]*)`/g)]
    .map((match) => match[1] ?? '')
    .filter((one) => one.includes('${'));
  return { literals, patterns: templates.map(pattern) };
}

function pattern(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[a-z0-9-]+')}$`);
}

/** Every hole filled with a plain word, every plural with two, so that a message becomes what a reader sees. */
export function asRead(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  const holes: Record<string, string | number> = {};
  for (const [, name] of en[key].text.matchAll(/\{(\w+)/g)) if (name !== undefined) holes[name] = 'Lounge';
  for (const [, name] of en[key].text.matchAll(/\{(\w+), plural/g)) if (name !== undefined) holes[name] = 2;
  return english.t(key, { ...holes, ...values });
}

export function sentencesOf(words: string): readonly string[] {
  return words.split(/(?<=[.!?])\s+/).filter((one) => one !== '');
}

import { expect, test } from 'vitest';
import { createKeyDictionary } from '../detect/key-dictionary.ts';
import { minePatterns } from '../detect/mine-patterns.ts';
import { ROWS } from '../detect/rows.fixture.ts';
import { FieldView } from '../model/field-view.ts';
import { frozenFrame } from '../model/origins.ts';
import { aFlow } from './flow.fixture.ts';
import { FieldRules } from './field-rules.ts';
import { ValueRegistry } from './values.ts';

function look(text: string, key: string | null, mine: Parameters<typeof minePatterns>[0] = []) {
  const values = new ValueRegistry();
  const rules = new FieldRules({ values, keys: createKeyDictionary(ROWS), mine: minePatterns(mine), country: null });
  const view = new FieldView(aFlow());
  const bytes = Buffer.from(text);
  view.onWire(bytes, 0, bytes.length, frozenFrame(1, 0, null));
  view.path = 'http.query.x';
  view.protocol = 'http';
  view.key = key;
  const found: string[] = [];
  rules.begin();
  rules.look(view, {
    onFound: (_field, hits) =>
      hits.forEach(({ hit, detector }) => found.push(`${detector} ${values.raw(hit.subject.value)}`)),
  });
  return found;
}

test('asks the detectors about what is in a field', () => {
  expect(look('tom@parlour.example.co', null)).toEqual(['email-address tom@parlour.example.co']);
  expect(look('plain words', null)).toEqual([]);
  expect(look('490154203237518', 'imei')).toEqual(['key-name 490154203237518']);
});

test('a dull member of a document is passed over, and what is named, shaped or own is not', () => {
  const document =
    '{"title":"entry 7","n":3,"imei":"490154203237518","list":["tom@parlour.example.co"],"on":"lantern9"}';
  expect(look(document, null)).toEqual(['key-name 490154203237518', 'email-address tom@parlour.example.co']);
  expect(look(document, null, [{ kind: 'account', value: 'lantern9' }])).toContain('own-value lantern9');
});

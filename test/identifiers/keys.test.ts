import { expect, test } from 'vitest';
import type { IdentifierKeyRow } from '../../knowledge/types.ts';
import { contextOf } from '../../main/analysis/detect/context.fixture.ts';
import { createKeyDictionary } from '../../main/analysis/detect/key-dictionary.ts';
import { keyName } from '../../main/analysis/detect/key-name.ts';
import { fieldOf } from '../../main/analysis/unwrap/field.fixture.ts';
import { identifierKeyRowSchema } from '../../main/shell/services/knowledge-schema.ts';
import { readRows } from '../../setup/knowledge/read-rows.ts';

/** Each key of each row of `knowledge/identifiers`, with the row's example, is what the row says: a word added to a row is
 *  tried here without another line. */
const found = await readRows<IdentifierKeyRow>(
  new URL('../../knowledge/identifiers/', import.meta.url),
  identifierKeyRowSchema,
);
const rows = found.map(({ row }) => row);
const context = { ...contextOf().context, keys: createKeyDictionary(rows) };

/** What must stand beside a value for the row to speak. */
const BESIDE: Readonly<Record<IdentifierKeyRow['strength'], readonly (readonly [string, string])[]>> = {
  alone: [],
  'with-shape': [],
  'one-sign': [],
  'in-chat': [['room_id', 'blue-48291']],
  'beside-person': [['my_user_id', '48123937']],
  'beside-address': [['email', 'rana.khan@posteo.example']],
};

function told(key: string, value: string, beside: readonly (readonly [string, string])[]): string[] {
  const inside = JSON.stringify(Object.fromEntries([...beside, [key, value]]));
  const field = fieldOf(value, { key, path: `http.body.json.${key}`, inside });
  const hits = keyName.needs?.named?.(key, context) === true ? keyName.inspect(field, context) : [];
  return hits.map(({ confidence, subject }) => `${confidence} ${subject.type}`);
}

test.each(rows.flatMap((row) => row.keys.map((key) => ({ key, row }))))(
  '$key: $row.type, $row.shape',
  ({ key, row }) => {
    const confidence = row.strength === 'one-sign' ? 'possible' : 'likely';
    const meanings = context.keys.meanings(key).filter(({ type, shape }) => type === row.type && shape === row.shape);
    expect(meanings.map(({ strength }) => strength)).toContain(row.strength);
    const said = told(key, row.example, BESIDE[row.strength]);
    expect(said).toEqual([`${confidence} ${row.type}`]);
  },
);

test('a row that needs neighbours says nothing without them', () => {
  for (const { keys, strength, example, shape } of rows)
    if (strength === 'in-chat' || strength.startsWith('beside-'))
      for (const key of keys) {
        const others = context.keys.meanings(key).some((other) => other.strength === 'with-shape');
        if (!others)
          expect([key, shape, told(key, example, []).filter((line) => line.startsWith('likely'))]).toEqual([
            key,
            shape,
            [],
          ]);
      }
});

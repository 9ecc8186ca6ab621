import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assessmentSchema } from '../main/contract/assessment.ts';
import { SCHEMA_FILE, schemaText } from './write-schema.ts';

test('docs/assessment.schema.json is what main/contract/assessment.ts says (node setup/write-schema.ts writes it)', () => {
  expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(schemaText());
});

test('it names every member of the document, and forbids none that a later version adds', () => {
  const schema: unknown = JSON.parse(schemaText());
  expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
  expect(Object.keys((schema as { properties: object }).properties)).toEqual(Object.keys(assessmentSchema.shape));
  expect(schemaText()).not.toContain('"additionalProperties": false');
});

/** Writes docs/assessment.schema.json, the contract of the command's JSON as a JSON Schema (draft 2020-12), from the
 *  schema that the code itself checks with. Run by hand after a change in main/contract/assessment.ts:
 *
 *    node setup/write-schema.ts */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { assessmentSchema } from '../main/contract/assessment.ts';

export const SCHEMA_FILE = fileURLToPath(new URL('../docs/assessment.schema.json', import.meta.url));

/** The file's text. Objects stay open to members that a later version adds: the contract adds freely and renames nothing. */
export function schemaText(): string {
  const schema = z.toJSONSchema(assessmentSchema, { io: 'input' });
  return `${JSON.stringify({ title: 'earshot.assessment/1', ...schema }, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(SCHEMA_FILE, schemaText());

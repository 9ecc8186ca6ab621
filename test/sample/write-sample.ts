/** Writes the bundled sample: `node test/sample/write-sample.ts`. A test holds the committed files against this. */
import { writeFileSync } from 'node:fs';
import { buildSample, SAMPLE } from './build-sample.ts';

const folder = new URL('../../knowledge/sample/', import.meta.url);

/** Title, settings and own values: the names "user ID" and "room ID" come from here and from nowhere else. */
const description = {
  title: 'Example audio chat (rebuilt from the 2021 report on Clubhouse)',
  settings: { home: 'IN', audience: ['IN'], vantage: null, lang: 'en', flows: false, reveal: false },
  mine: [
    { kind: 'account', value: String(SAMPLE.userId) },
    { kind: 'room', value: SAMPLE.roomId },
  ],
};

writeFileSync(new URL('clubhouse-2021.pcapng', folder), buildSample());
writeFileSync(new URL('sample.json', folder), `${JSON.stringify(description, null, 2)}\n`);

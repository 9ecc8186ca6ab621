import type { Server } from '../../contract/assessment.ts';
import { ClientNames } from './clients.ts';
import { recordingOf } from './round-trip-use.ts';
import { PublicText } from './public-text.ts';
import { maskTypes } from './values.ts';
import type { Books, Writing } from './write-assessment.ts';
import { writeServer } from './write-server.ts';

/** What `writeAssessment` makes before it writes rows. */
export function aWriting(books: Books): Writing {
  const records = books.servers.sorted();
  const subjects = books.findings.sorted().flatMap((one) => one.subject ?? []);
  const numbered = books.values.number(subjects.map((one) => one.value));
  const draft = {
    books,
    clients: new ClientNames(books.clients, books.settings.reveal),
    publicText: new PublicText(books.settings.reveal ? [] : numbered.values(), String),
    numbered,
    maskTypes: maskTypes(subjects),
    appIds: books.attribution.publicIds([
      ...new Set([...books.apps.sorted().map((one) => one.id), ...records.map((one) => one.app)]),
    ]),
    recording: recordingOf(books),
    serverIds: new Map(records.map((one, i) => [`${one.app} ${one.ip}`, `s${i + 1}`])),
  };
  const serversByApp = new Map<string, Server>(
    records.map((one, i) => [`${one.app} ${one.ip}`, writeServer(one, `s${i + 1}`, draft)]),
  );
  return { ...draft, serversByApp };
}

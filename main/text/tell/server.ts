import type { Server } from '../../contract/assessment.ts';
import type { ServerRowView } from '../view.ts';
import { lawRows } from './law.ts';
import { serverName } from './names.ts';
import { contactNote, placeMark, placeNote } from './place.ts';
import type { Story } from './story.ts';

/** Servers in the order of a table: those of the local network, which no verdict counts, come last. */
export function tellServers(servers: readonly Server[], story: Story): readonly ServerRowView[] {
  const local = servers.filter((one) => one.reach === 'local');
  return [...servers.filter((one) => one.reach !== 'local'), ...local].map((one) => tellServer(one, story));
}

/** One server: who runs it, who owns the computers, where it stands and which law reaches it are four facts. */
export function tellServer(server: Server, story: Story): ServerRowView {
  const { text } = story;
  const name = serverName(server);
  const host = server.hostedBy;
  return {
    id: server.id,
    name: server.names.length > 1 ? text.t('server.more-names', { name, count: server.names.length - 1 }) : name,
    address: server.addresses.join(', '),
    operatedBy: server.operator?.name ?? text.t('server.operator-unknown'),
    operatedByNote: operatorNote(server, story),
    hostedBy: host?.name ?? text.t('server.host-unknown'),
    hostedByNote:
      host &&
      (host.country === null
        ? text.t(host.source === 'host-name' ? 'server.host-note-name' : 'server.host-note')
        : text.t('server.host-note-country', { country: text.theCountry(host.country) })),
    place: placeMark(server, story),
    placeNote: server.reach === 'local' ? '' : placeNote(server, story),
    law: lawRows(server, story),
    packets: text.t('server.packets', { out: text.number(server.packetsOut), in: text.number(server.packetsIn) }),
    contactNote: contactNote(server, story),
  };
}

const WAYS = ['host-name', 'certificate', 'protocol', 'address'] as const;

function operatorNote({ operator }: Server, { text }: Story): string | null {
  if (!operator) return null;
  const parts: string[] = [];
  if (operator.homeCountry !== null)
    parts.push(text.t('server.based-in', { country: text.theCountry(operator.homeCountry) }));
  if (operator.otherHomes.length > 0)
    parts.push(
      text.t('server.other-homes', { countries: text.list(operator.otherHomes.map((one) => text.theCountry(one))) }),
    );
  if (operator.legalSeat !== null && operator.legalSeat !== operator.homeCountry)
    parts.push(text.t('server.legal-seat', { country: text.theCountry(operator.legalSeat) }));
  const way = WAYS.find((one) => one === operator.knownBy);
  if (way) parts.push(text.t(`server.known-by.${way}`));
  return parts.length > 0 ? parts.join('; ') : null;
}

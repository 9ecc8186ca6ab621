/** The longest first page that makes sense, all of it invented: two things readable, one of them in doubt, three servers
 *  at three places, three companies of three countries, long names, many other apps, a loss. */
import type { App, Server } from '../main/contract/assessment.ts';
import type { Opened } from '../main/contract/shell.ts';
import { opened } from './opened.fixture.ts';

const [lounge, ...others] = opened.assessment.apps;
const [first, second] = opened.assessment.servers;
const [account, room] = opened.assessment.findings;
const [law] = opened.laws;
if (!lounge || !first || !second || !account?.subject || !room?.subject || !law)
  throw new Error('the fixture lacks parts');

const receivers = ['s1', 's2', 's3'];
const NAME = 'Conversation Lounge International Messenger';

function run(
  server: Server,
  id: string,
  name: string,
  homeCountry: string,
  otherHomes: string[],
  place: string,
): Server {
  return {
    ...server,
    id,
    names: [`${id}-192-0-2-61.edge.a-rather-long-name.example`],
    operator: { id, name, legalSeat: 'KY', homeCountry, otherHomes, knownBy: 'host-name' },
    place: { ...server.place, country: place, certainty: id === 's1' ? 'likely' : 'possibly' },
    app: lounge?.id ?? null,
  };
}

function another(app: App, index: number): App {
  return { ...app, id: `other-${index}`, name: `Other Messenger ${index}`, verdict: 'raises-questions', decidedBy: [] };
}

/** As long as the longest sentence of our list of laws. */
const PLAIN =
  'In that country, investigators can require an internet service to tell who a user is, to remove messages, or to help decrypt them, without a court, in some cases.';

export const longOpened: Opened = {
  ...opened,
  assessment: {
    ...opened.assessment,
    apps: [
      { ...lounge, name: NAME, maker: 'Conversation Lounge Laboratories' },
      ...others,
      ...[1, 2, 3].map((index) => another(lounge, index)),
    ],
    servers: [
      run(first, 's1', 'Real-time Voice Network Holdings, Inc.', 'CN', ['US'], 'US'),
      run(second, 's2', 'Tidewater Content Delivery Ltd.', 'RU', [], 'CN'),
      run(first, 's3', 'Conversation Lounge Laboratories', 'KR', [], 'AE'),
    ],
    findings: [
      { ...account, receivers },
      {
        ...room,
        receivers,
        subject: { ...room.subject, type: 'advertising-id' },
      },
    ],
  },
  laws: ['CN', 'US', 'RU', 'KR'].map((country) => ({ ...law, country, plain: PLAIN })),
};

import { userAgent } from '../agents.ts';
import { json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { wait } from '../network.ts';
import { encrypted } from '../around.ts';
import type { Design } from '../session.ts';

/** Who writes to whom in the clear, beside encrypted content (case "MY2022", Citizen Lab 2022: names and account
 *  identifiers of senders and receivers, sent plain; port 8099 as in the case, unverified there). */
export const mailMetadata: Design = {
  name: 'mail-metadata',
  follows: 'cases: MY2022',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const host = 'tmail.stadionpass-games.com';
    s.own('name', account.full);
    encrypted(s, 'api.stadionpass-games.com', 2);
    const flow = s.tcp(host, 8099, 'http');
    for (const contact of account.contacts.slice(0, 2)) {
      const sent = json({
        msgId: either('message', s.random.uuid(), 'one message, and nobody'),
        sender: { accid: label('account', account.openid), fromNick: label('person-name', account.full) },
        receiver: {
          accid: label('account', contact.uid, { also: ['contact'] }),
          toNick: label('person-name', contact.name, { also: ['contact'] }),
        },
        cipher: s.random.base62(220),
        alg: decoy('algorithm', 'SM4-CBC', { of: 'app' }),
        sendTime: d.millis(),
        pkg: decoy('package', 'com.stadionpass.games', { of: 'app' }),
        ver: d.version(),
      });
      exchange(
        flow,
        request(
          'POST',
          '/mail/notify',
          `${host}:8099`,
          { 'User-Agent': userAgent(s, 'Stadionpass') },
          { type: 'application/json', content: sent },
        ),
        response('200 OK', { 'X-Trace': d.traceparent() }, { type: 'application/json', content: '{"r":0}' }),
      );
      wait(s.net, 3);
    }
    flow.close();
  },
};

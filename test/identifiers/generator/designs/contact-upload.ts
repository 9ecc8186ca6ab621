import { userAgent } from '../agents.ts';
import { json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { text } from '../piece.ts';
import type { Design } from '../session.ts';

/** The address book sent to find friends, in plain JSON, and the same as SHA-256 (as early messengers did, in the
 *  manner of case "WhatsApp 2011-12"; the endpoint is invented). */
export const contactUpload: Design = {
  name: 'contact-upload',
  follows: 'cases: WhatsApp 2011-12',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const host = 'friends.zwitscherdraht.com';
    s.own('phone', account.phone);
    for (const { phone, email } of account.contacts.slice(0, 2)) {
      s.own('phone', phone);
      s.own('email', email);
    }
    const book = json({
      owner: { msisdn: label('phone', account.phone), cc: decoy('country-code', 49, { bare: true, of: 'app' }) },
      contacts: account.contacts.map(({ name, phone, email }, i) => ({
        rid: decoy('counter', i + 1, { bare: true }),
        display_name: label('person-name', name, { also: ['contact'] }),
        numbers: [label('phone', phone, { also: ['contact'] })],
        mails: i % 2 ? [label('email', email, { also: ['contact'] })] : [],
        times_contacted: decoy('number', (i * 37) % 90, { bare: true }),
        last_update: decoy('time', s.millis() - i * 8_640_000, { bare: true }),
      })),
      hashes: account.contacts.slice(0, 2).map(({ phone }) =>
        label('phone', phone, {
          as: ['sha256', 'hex'],
          needs: 'mine',
          also: ['contact'],
          note: 'SHA-256 of the number in international form',
        }),
      ),
      salt: 'none',
      client: d.version(),
    });
    const flow = s.tcp(host, 80, 'http');
    const headers = {
      'User-Agent': userAgent(s, 'Zwitscherdraht'),
      Authorization: text`Basic ${label('credential', `${account.user}:${account.password}`, { as: ['base64'], also: ['account'] })}`,
      'X-Req': d.requestId(),
    };
    exchange(
      flow,
      request('PUT', '/v1/contacts', host, headers, { type: 'application/json', content: book }),
      response(
        '200 OK',
        { ETag: d.etag() },
        {
          type: 'application/json',
          content: json({
            matched: [label('account', account.contacts[0]?.uid ?? '', { also: ['contact'] })],
            next: decoy('number', 86400, { bare: true }),
          }),
        },
      ),
    );
    flow.close();
  },
};

import { userAgent } from '../agents.ts';
import { form, json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, encode, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** Push tokens (Firebase, Apple, JPush shapes; identifiers: FCM, APNs, JPush rows) and a JWT (RFC 7519) with claims
 *  that name the account. */
export const pushRegister: Design = {
  name: 'push-register',
  follows: 'identifiers: FCM, APNs, JPush, JWT; RFC 7519',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device } = s;
    const host = 'push.laternenfunk.app';
    s.own('account', account.uuid);
    const claims = json({
      iss: 'laternenfunk',
      sub: label('account', account.uuid),
      email: label('email', account.email),
      name: label('person-name', account.full),
      iat: decoy('time', s.seconds(), { bare: true }),
      exp: decoy('time', s.seconds() + 3600, { bare: true }),
      scope: 'push:write',
    });
    const head = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
    const middle = encode('base64url', claims);
    const whole = `${head}.${Buffer.from(middle.bytes).toString('latin1')}.${s.random.base62(43)}`;
    const token = label('session-token', whole, { also: ['credential'] });
    // The token is one value, and its claims stand inside it: both are marked.
    const within = cat(`${head}.`, middle).marks;
    const both = { bytes: token.bytes, marks: [...token.marks, ...within] };
    const flow = s.tcp(host, 80, 'http');
    exchange(
      flow,
      request(
        'POST',
        '/v3/tokens',
        host,
        { Authorization: text`Bearer ${both}`, 'User-Agent': userAgent(s, 'Laterne') },
        {
          type: 'application/x-www-form-urlencoded',
          content: form({
            fcm_token: label('push-token', device.fcm),
            apns: label('push-token', device.apns),
            registrationId: label('push-token', `1${device.networkId.slice(14)}`, {
              also: ['device-id'],
            }),
            sender: either('other', s.app.digits(12), 'the sender is the app, which not everyone knows', { of: 'app' }),
            topic: decoy('topic', 'news', { of: 'app' }),
            v: d.version(),
          }),
        },
      ),
      response('200 OK', { 'X-Request-Id': d.requestId() }, { type: 'application/json', content: '{"ok":1}' }),
    );
    flow.close();
  },
};

import { json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, text } from '../piece.ts';
import type { Session } from '../session.ts';

/** A crash with the user it happened to: Sentry's envelope, lines of JSON (develop.sentry.dev, "Envelopes"). */
export function sendCrash(s: Session, user: string, app: string): void {
  const d = decoysOf(s);
  const { account, random } = s;
  const host = 'o1.crashbasket.io';
  const project = s.app.digits(7);
  const key = s.app.hex(32);
  const eventId = random.hex(32);
  const head = json({
    event_id: decoy('request-id', eventId),
    sent_at: d.iso(),
    dsn: decoy('app-key', `http://${key}@${host}/${project}`, { of: 'app' }),
  });
  const frames = ['onMessage', 'dispatch', 'run'].map((name) => ({
    function: name,
    module: decoy('class', `${app}.net.Socket`, { of: 'app' }),
    lineno: decoy('number', s.app.range(20, 900), { bare: true, of: 'app' }),
  }));
  const event = json({
    level: 'fatal',
    platform: 'java',
    release: text`${app}@${d.version()}`,
    environment: 'production',
    user: {
      id: label('account', user),
      username: label('account', account.user, { also: ['person-name'] }),
      email: label('email', account.email),
      ip_address: decoy('place-holder', '{{auto}}', { of: 'app' }),
    },
    tags: {
      'room.type': 'group',
      'device.class': 'high',
      user_handle: label('account', account.nick, { also: ['person-name'] }),
    },
    exception: { values: [{ type: 'NullPointerException', value: 'peer is null', stacktrace: { frames } }] },
    breadcrumbs: [
      {
        category: 'navigation',
        message: decoy('screen', 'ChatListActivity -> ChatActivity', { of: 'app' }),
        timestamp: d.iso(),
      },
    ],
    contexts: { trace: { trace_id: decoy('trace-id', random.hex(32)), span_id: decoy('span-id', random.hex(16)) } },
    debug_meta: { images: [{ type: 'proguard', uuid: decoy('build', s.app.uuid(), { of: 'app' }) }] },
  });
  const content = cat(
    head,
    '\n',
    json({ type: 'event', content_type: 'application/json', length: event.bytes.length }),
    '\n',
    event,
    '\n',
  );
  const auth = text`Sentry sentry_version=7,sentry_client=sentry.java.android/${decoy('version', '7.6.0', { of: 'app' })},sentry_key=${decoy('app-key', key, { of: 'app' })}`;
  const flow = s.tcp(host, 80, 'http');
  exchange(
    flow,
    request(
      'POST',
      `/api/${project}/envelope/`,
      host,
      { 'X-Sentry-Auth': auth },
      { type: 'application/x-sentry-envelope', content },
    ),
    response('200 OK', {}, { type: 'application/json', content: json({ id: decoy('request-id', eventId) }) }),
  );
  flow.close();
}

import { json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import type { Session } from '../session.ts';

/** A crash as Bugsnag's error reporting API takes it (payload version 4): names in lower camel case, the user and the
 *  device beside the trace of calls, the last things done as breadcrumbs. */
export function reportCrash(s: Session, { id, release }: { id: string; release: string }): void {
  const d = decoysOf(s);
  const { account, app, device, random } = s;
  const host = 'notify.bruchstelle-errors.com';
  const key = app.hex(32);
  const appKey = (): ReturnType<typeof decoy> => decoy('app-key', key, { of: 'app' });
  const frames = ['onFrame', 'dispatchText', 'run'].map((method) => ({
    method: decoy('class', `${release}.net.Socket.${method}`, { of: 'app' }),
    file: 'Socket.java',
    lineNumber: decoy('number', app.range(20, 900), { bare: true, of: 'app' }),
    inProject: true,
  }));
  const event = {
    severity: 'error',
    unhandled: true,
    user: {
      id: label('account', id),
      email: label('email', account.email),
      name: label('person-name', account.full),
    },
    app: {
      id: decoy('app-name', release, { of: 'app' }),
      version: d.version(),
      buildUUID: decoy('build', app.uuid(), { of: 'app' }),
      duration: decoy('number', random.digits(5), { bare: true }),
    },
    device: {
      id: label('device-id', device.uuid),
      manufacturer: either('device-name', 'samsung', 'a maker, not one device', { of: 'app' }),
      model: either('device-name', device.model, 'a model, not one device', { of: 'device' }),
      osVersion: '13',
      locale: d.locale(),
      freeMemory: decoy('number', random.digits(9), { bare: true }),
      time: d.iso(),
    },
    session: {
      id: either('session-token', random.uuid(), 'one start of the app', { also: ['other'] }),
      startedAt: d.iso(),
    },
    exceptions: [
      {
        errorClass: decoy('class', 'java.lang.IllegalStateException', { of: 'app' }),
        message: decoy('status', 'socket is closed', { of: 'app' }),
        stacktrace: frames,
      },
    ],
    breadcrumbs: [
      { name: decoy('screen', 'InboxActivity#onResume', { of: 'app' }), type: 'navigation', timestamp: d.iso() },
    ],
    metaData: { account: { plan: decoy('word', 'free', { of: 'app' }), login: label('account', account.user) } },
  };
  const flow = s.tcp(host, 80, 'http');
  exchange(
    flow,
    request(
      'POST',
      '/',
      host,
      { 'Bugsnag-Api-Key': appKey(), 'Bugsnag-Payload-Version': '4', 'Bugsnag-Sent-At': d.iso() },
      {
        type: 'application/json',
        content: json({
          apiKey: appKey(),
          notifier: {
            name: decoy('app-name', 'Android Bruchstelle', { of: 'app' }),
            version: decoy('version', '5.31.1', { of: 'app' }),
          },
          events: [event],
        }),
      },
    ),
    response('202 Accepted', { 'Bugsnag-Event-Id': d.requestId() }),
  );
  flow.close();
}

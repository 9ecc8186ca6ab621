import type { Said } from './frame-list.ts';

/** The text of an HTTP/1.1 request. */
export function request(
  path: string,
  headers: readonly string[] = [],
  host = 'api.planted.example',
  body = '',
): string {
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return [`${body === '' ? 'GET' : 'POST'} ${path} HTTP/1.1`, `Host: ${host}`, ...headers, ...length, '', body].join(
    '\r\n',
  );
}

/** A client that opens an XMPP stream and sends one message into a room. */
export function xmppTalk(jid: string, message: string): Said[] {
  const stream =
    "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='chat.example' version='1.0'>";
  return [
    { out: true, text: stream },
    {
      out: true,
      text: `<message from='${jid}/phone' to='room@conference.example' type='chat'><body>${message}</body></message>`,
    },
  ];
}

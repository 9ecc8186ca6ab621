/** Messages of our own making after RFC 3261 section 24.2, RFC 3428 section 8 and RFC 8866. tshark 4.0.17 reads them as
 *  "Request: INVITE sip:bob@biloxi.com" with SDP, "Request: MESSAGE sip:user2@domain.com (text/plain)", "Status: 200 OK". */
const lines = (...all: string[]): string => all.map((line) => `${line}\r\n`).join('');

export const SDP = lines(
  'v=0',
  'o=alice 2890844526 2890844526 IN IP4 pc33.atlanta.com',
  's=Call with Bob',
  'e=alice@atlanta.com',
  'c=IN IP4 192.0.2.101',
  't=0 0',
  'm=audio 49172 RTP/SAVP 0',
  'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj',
  'a=ice-ufrag:8hhY',
  'a=candidate:1 1 UDP 2130706431 10.0.1.1 8998 typ host',
  'a=sendrecv',
);
export const INVITE =
  lines(
    'INVITE sip:bob@biloxi.com SIP/2.0',
    'Via: SIP/2.0/UDP pc33.atlanta.com;branch=z9hG4bK776asdhds;received=192.0.2.1',
    'Max-Forwards: 70',
    't: Bob <sip:bob@biloxi.com>',
    'From: "Alice"',
    ' <sip:alice@atlanta.com>;tag=1928301774',
    'Call-ID: a84b4c76e66710@pc33.atlanta.com',
    'CSeq: 314159 INVITE',
    'Contact: <sip:alice@pc33.atlanta.com>;+sip.instance="<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>"',
    'Content-Type: application/sdp',
    `Content-Length: ${SDP.length}`,
  ) +
  '\r\n' +
  SDP;
export const OK = lines(
  'SIP/2.0 200 OK',
  'Via: SIP/2.0/TCP pc33.atlanta.com;branch=z9hG4bK776asdhds',
  'From: Alice <sip:alice@atlanta.com>;tag=1928301774',
  'To: Bob <sip:bob@biloxi.com>;tag=8321234356',
  'l: 0',
  '',
);
export const MESSAGE =
  lines(
    'MESSAGE sip:user2@domain.com SIP/2.0',
    'From: sip:user1@domain.com;tag=49583',
    'To: sip:user2@domain.com',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Length: 18',
  ) + '\r\nWatson, come here.';

import { userAgent } from '../agents.ts';
import { jpeg } from '../around.ts';
import { multipart } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { lines, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** A profile picture and a visiting card sent as multipart/form-data (RFC 7578; vCard 3.0, RFC 2426). */
export const httpMultipart: Design = {
  name: 'http-multipart',
  follows: 'RFC 7578, RFC 2426',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const host = 'upload.murmelnest.com';
    s.own('name', account.full);
    s.own('phone', account.phone);
    const card = lines(
      'BEGIN:VCARD',
      'VERSION:3.0',
      text`FN:${label('person-name', account.full, { key: 'FN' })}`,
      text`TEL;TYPE=CELL:${label('phone', account.phone, { key: 'TEL' })}`,
      text`EMAIL:${label('email', account.email, { key: 'EMAIL' })}`,
      text`PRODID:-//Murmelnest//${decoy('version', '2.1')}//EN`,
      text`REV:${decoy('time', '20260601T101500Z')}`,
      'END:VCARD',
    );
    const boundary = `----MurmelBoundary${s.random.base62(16)}`;
    const body = multipart(boundary, [
      { name: 'mbr_no', value: label('account', account.roomId) },
      { name: 'visibility', value: 'friends' },
      { name: 'client_ver', value: d.version() },
      { name: 'checksum', value: decoy('file-hash', s.random.hex(64)) },
      {
        name: 'avatar',
        value: jpeg(s, 2600),
        file: decoy('file-name', `IMG_${s.random.digits(4)}.jpg`),
        type: 'image/jpeg',
      },
      { name: 'card', value: card, file: 'me.vcf', type: 'text/vcard' },
    ]);
    const flow = s.tcp(host, 80, 'http');
    exchange(
      flow,
      request(
        'POST',
        '/profile',
        host,
        { 'User-Agent': userAgent(s, 'Murmelnest'), 'X-Api-Key': d.appKey() },
        {
          type: `multipart/form-data; boundary=${boundary}`,
          content: body,
        },
      ),
      response('201 Created', { Location: text`/img/${d.cdnObject('webp')}`, ETag: d.etag() }),
    );
    flow.close();
  },
};

import { createHash } from 'node:crypto';
import { decoy, label } from './facts.ts';
import { joined, type Piece, text } from './piece.ts';

/** The value of an Authorization header for digest log-in with MD5 and without quality of protection (RFC 2617 section
 *  3.2.2, as RTSP and SIP still use it). */
export interface Login {
  readonly user: string;
  readonly userPiece: Piece;
  readonly password: string;
  readonly realm: string;
  readonly nonce: string;
  readonly method: string;
  readonly uri: string;
}

const NOTE = 'the answer to a challenge: passwords can be tried against it';

export function digestAuthorization(login: Login): Piece {
  const { user, userPiece, password, realm, nonce, method, uri } = login;
  const answer = md5(`${md5(`${user}:${realm}:${password}`)}:${nonce}:${md5(`${method}:${uri}`)}`);
  const response = label('credential', answer, { key: 'response', of: 'session', note: NOTE });
  const parts = [
    text`username="${userPiece}"`,
    text`realm="${realm}"`,
    text`nonce="${decoy('nonce', nonce, { key: 'nonce' })}"`,
    text`uri="${uri}"`,
    text`response="${response}"`,
  ];
  return text`Digest ${joined(parts, ', ')}`;
}

function md5(words: string): string {
  return createHash('md5').update(words).digest('hex');
}

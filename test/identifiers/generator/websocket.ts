import { createHash } from 'node:crypto';
import { request } from './http1.ts';
import { cat, encode, lines, type Mark, type Part, type Piece, piece } from './piece.ts';
import { number } from './packed.ts';
import type { Random } from './random.ts';

/** WebSocket, RFC 6455 sections 4 and 5.2; compression per message, RFC 7692. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
export const TEXT = 1;
export const BINARY = 2;
export const PING = 9;
export const PONG = 10;
export const CLOSE = 8;

interface Frame {
  readonly opcode: number;
  readonly content: Part;
  readonly deflated?: boolean;
}

export function upgrade(
  random: Random,
  target: Part,
  host: string,
  more: Readonly<Record<string, Part>>,
  deflate: boolean,
): [Piece, Piece] {
  const key = Buffer.from(random.bytes(16)).toString('base64');
  const accept = createHash('sha1')
    .update(key + GUID)
    .digest('base64');
  const offer: Record<string, Part> = deflate ? { 'Sec-WebSocket-Extensions': 'permessage-deflate' } : {};
  const ask = request('GET', target, host, {
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': key,
    'Sec-WebSocket-Version': '13',
    ...offer,
    ...more,
  });
  const takeover = 'permessage-deflate; server_no_context_takeover; client_no_context_takeover';
  const reply = lines(
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    ...(deflate ? [`Sec-WebSocket-Extensions: ${takeover}`] : []),
    '',
  );
  return [ask, reply];
}

export function fromServer(frame: Frame): Piece {
  const content = frameContent(frame);
  return cat(head(frame, content.bytes.length, 0), content);
}

export function fromClient(random: Random, frame: Frame): Piece {
  const content = frameContent(frame);
  const mask = random.bytes(4);
  return cat(head(frame, content.bytes.length, 0x80), mask, masked(content, mask));
}

function frameContent({ content, deflated }: Frame): Piece {
  return deflated === true ? encode('permessage-deflate', content) : piece(content);
}

function head({ opcode, deflated }: Frame, length: number, mask: number): Piece {
  const first = Uint8Array.of(0x80 | (deflated === true ? 0x40 : 0) | opcode);
  if (length < 126) return cat(first, Uint8Array.of(mask | length));
  return cat(first, Uint8Array.of(mask | 126), number(length, 'u16be'));
}

/** Each value's step names the mask as it stands at the value's first octet. */
function masked(content: Piece, mask: Uint8Array): Piece {
  const bytes = content.bytes.map((octet, i) => octet ^ (mask[i % 4] ?? 0));
  const marks = content.marks.map((mark): Mark => {
    const turned = Buffer.from([0, 1, 2, 3].map((i) => mask[(mark.at + i) % 4] ?? 0)).toString('hex');
    return { ...mark, steps: [{ name: `xor:${turned}`, at: 0, length: mark.length }, ...mark.steps] };
  });
  return { bytes, marks };
}

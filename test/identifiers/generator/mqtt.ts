import { cat, type Part, type Piece } from './piece.ts';
import { counted, number } from './packed.ts';

/** MQTT control packets: OASIS MQTT 3.1.1 and 5.0, chapters 2 and 3. Properties stand in version 5 only. */
export interface Connect {
  readonly version: 4 | 5;
  readonly clientId: Part;
  readonly user?: Part;
  readonly password?: Part;
  readonly willTopic?: Part;
  readonly willMessage?: Part;
  readonly properties?: readonly Piece[];
}

export const string = (part: Part): Piece => counted(part, 'u16be');

/** Property 0x26, a pair of strings. */
export function userProperty(name: string, value: Part): Piece {
  return cat(Uint8Array.of(0x26), string(name), string(value));
}

export function connect(options: Connect): Piece {
  const { version, clientId, user, password, willTopic, willMessage, properties } = options;
  const flags =
    2 | (user === undefined ? 0 : 0x80) | (password === undefined ? 0 : 0x40) | (willTopic === undefined ? 0 : 4);
  const five = version === 5;
  return packet(
    0x10,
    cat(
      string('MQTT'),
      Uint8Array.of(version, flags, 0, 60),
      five ? counted(cat(...(properties ?? [])), 'varint') : '',
      string(clientId),
      ...(willTopic === undefined ? [] : [five ? Uint8Array.of(0) : '', string(willTopic), string(willMessage ?? '')]),
      ...(user === undefined ? [] : [string(user)]),
      ...(password === undefined ? [] : [string(password)]),
    ),
  );
}

export function connected(version: 4 | 5, properties: readonly Piece[] = []): Piece {
  return packet(0x20, cat(Uint8Array.of(0, 0), version === 5 ? counted(cat(...properties), 'varint') : ''));
}

export function subscribe(version: 4 | 5, id: number, topics: readonly Part[]): Piece {
  const filters = topics.map((topic) => cat(string(topic), Uint8Array.of(1)));
  return packet(0x82, cat(number(id, 'u16be'), version === 5 ? Uint8Array.of(0) : '', ...filters));
}

export function subscribed(version: 4 | 5, id: number, topics: number): Piece {
  return packet(0x90, cat(number(id, 'u16be'), version === 5 ? Uint8Array.of(0) : '', new Uint8Array(topics).fill(1)));
}

export function publish(version: 4 | 5, topic: Part, payload: Part, properties: readonly Piece[] = []): Piece {
  return packet(0x30, cat(string(topic), version === 5 ? counted(cat(...properties), 'varint') : '', payload));
}

export const PING_REQUEST = Uint8Array.of(0xc0, 0);
export const PING_ANSWER = Uint8Array.of(0xd0, 0);
export const DISCONNECT = Uint8Array.of(0xe0, 0);

function packet(first: number, content: Piece): Piece {
  return cat(Uint8Array.of(first), counted(content, 'varint'));
}

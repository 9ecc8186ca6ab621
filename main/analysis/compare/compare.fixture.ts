import { encodeUtf8 } from '../bytes/text.ts';
import { frozenFrame } from '../model/origins.ts';
import type { FlowEnds, Held, Observed, OctetMessage, Sighting } from './observed.ts';

/** Recordings of made-up octets, as the observer keeps them. */
export const ENDS: FlowEnds = {
  id: 1,
  transport: 'udp',
  client: { ip: '192.0.2.7', port: 40_000 },
  server: { ip: '198.51.100.9', port: 4012 },
  reach: 'internet',
  name: 'edge.example.org',
};

export const START = 1_781_000_000;

/** @param n the message's number: its frame, its exchange, and its second after the start */
export function message(bytes: Uint8Array | readonly number[], n: number): OctetMessage {
  const octets = Uint8Array.from(bytes);
  const time = { seconds: START + n, nanos: 0 };
  const origin = frozenFrame(n, 42, time);
  return {
    bytes: octets,
    time,
    ends: ENDS,
    exchange: n,
    direction: 'out',
    protocol: 'unknown',
    where: (at, length) => origin.where(at, length),
  };
}

export function observed(messages: readonly (Uint8Array | readonly number[])[]): Observed {
  const group = { path: 'unknown.bytes', messages: messages.map((bytes, i) => message(bytes, i + 1)) };
  return { fields: new Map(), groups: new Map([['g', group]]), clients: new Set([ENDS.client.ip]), omitted: 0 };
}

export function sighting(frame: number): Sighting {
  const where = [{ frame, offset: 42, length: 4 }];
  return { where, time: { seconds: START, nanos: 0 }, ends: ENDS, direction: 'out', protocol: 'unknown' };
}

export function held(value: string, exchanges: readonly number[] = [1, 2, 3]): Held {
  return { value, count: exchanges.length, exchanges, sightings: [sighting(exchanges[0] ?? 1)] };
}

/** Octets that look random, the same each time. */
export function noise(seed: number, length: number): number[] {
  let state = seed * 2_654_435_761 + 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

export const ascii = (text: string): number[] => [...encodeUtf8(text)];

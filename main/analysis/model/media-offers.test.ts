import { expect, test } from 'vitest';
import { aFlow } from '../assess/flow.fixture.ts';
import { MediaOffers } from './media-offers.ts';
import type { MediaOffer } from './messages/calls.ts';

const offer = (over: Partial<MediaOffer> = {}): MediaOffer => ({
  type: 'media-offer',
  ip: '192.0.2.10',
  port: 4000,
  isPlain: true,
  formats: [{ payloadType: 96, codec: 'opus' }],
  ...over,
});
const call = aFlow({ id: 2, client: { ip: '192.0.2.10', port: 4000 }, server: { ip: '198.51.100.20', port: 6000 } });
const asked = (offers: readonly MediaOffer[], flow = call, payloadType = 96): string | null => {
  const book = new MediaOffers();
  for (const one of offers) book.add(one, aFlow({ id: 1 }));
  return book.codecOf(flow, payloadType);
};

test('media at a described end, under a described number, at either side', () => {
  expect(asked([offer()])).toBe('opus');
  expect(asked([offer({ ip: '198.51.100.20', port: 6000 })])).toBe('opus');
});

test('nothing of another port, address or number, and nothing without a description', () => {
  expect(asked([])).toBeNull();
  expect(asked([offer({ port: 4002 })])).toBeNull();
  expect(asked([offer({ ip: '192.0.2.11' })])).toBeNull();
  expect(asked([offer()], call, 97)).toBeNull();
});

test('one description with keys is enough, at either end and in either order', () => {
  const sealed = offer({ isPlain: false, formats: [] });
  expect(asked([offer(), sealed])).toBeNull();
  expect(asked([sealed, offer()])).toBeNull();
  expect(asked([offer(), { ...sealed, ip: '198.51.100.20', port: 6000 }])).toBeNull();
});

test('media without a port of its own comes in the flow of its description', () => {
  expect(asked([offer({ port: 0 })], aFlow({ id: 1 }))).toBe('opus');
  expect(asked([offer({ port: 0 })])).toBeNull();
});

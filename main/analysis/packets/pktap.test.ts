import { expect, test } from 'vitest';
import { PktapView, readPktap } from './pktap.ts';
import { pktap2, pktapFor, pktapOdd, pktapOwn } from './tunnels.fixture.ts';

function read(bytes: Uint8Array, view = new PktapView()) {
  return readPktap(bytes, 0, bytes.length, view) ?? view;
}

test('reads both versions: the link behind it, and whose packet it is', () => {
  expect(read(pktapOwn)).toMatchObject({ linkType: 1, at: 108, linkLength: 14, process: 'Messenger' });
  expect(read(pktap2)).toMatchObject({ linkType: 1, at: 64, linkLength: 14, process: 'Messenger' });
  expect(read(pktapOdd)).toMatchObject({ linkType: 9999, linkLength: 6 });
});

test('a packet sent on behalf of another process is that one’s', () => {
  expect(read(pktapFor)).toMatchObject({ process: 'Messenger' });
});

test('names change from packet to packet, and may be missing', () => {
  const view = new PktapView();
  const nobody = pktapOwn.slice();
  nobody.fill(0, 56, 108);
  const other = pktapOwn.slice();
  other[64] = 0;
  const names = [pktapOwn, nobody, other, pktapOwn].map((bytes) => {
    read(bytes, view);
    return view.process;
  });
  expect(names).toEqual(['Messenger', null, 'Messenge', 'Messenger']);
});

test('every truncation, and an impossible length, is named', () => {
  for (let length = 0; length < 108; length++) expect(read(pktapOwn.subarray(0, length))).toBe('cut-short');
  const short = pktapOwn.slice();
  short[0] = 20;
  expect(read(short)).toBe('link-type');
  const negative = pktapOwn.slice();
  negative[3] = 0xff;
  expect(read(negative)).toBe('link-type');
});

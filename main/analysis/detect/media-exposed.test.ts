import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { mediaExposed } from './media-exposed.ts';

const SSRC_AND_SOUND = Uint8Array.of(0x12, 0x34, 0xab, 0xcd, 0xff, 0x7f, 0xfe);
const media = (path: string, protocol = 'rtp') => fieldOf(SSRC_AND_SOUND, { protocol, path });

test('one finding a stream, named by its source; sure only where the octets have the codec’s form', () => {
  expect(said(mediaExposed, media('rtp.media.pcmu'))).toEqual(['media-exposed likely other hex:1234abcd']);
  expect(said(mediaExposed, media('rtp.offered-media.h263-1998'))).toEqual(['media-exposed likely other hex:1234abcd']);
  expect(said(mediaExposed, media('rtp.named-media.g722'))).toEqual(['media-exposed possible other hex:1234abcd']);
});

test('a live stream says itself what is sound and what is picture', () => {
  expect(said(mediaExposed, media('rtmp.media.picture', 'rtmp'))).toEqual(['media-exposed likely other picture']);
});

test('stays silent elsewhere', () => {
  expect(said(mediaExposed, media('rtp.extension'))).toEqual([]);
  expect(said(mediaExposed, media('srtp.media.pcmu', 'srtp'))).toEqual([]);
  expect(said(mediaExposed, fieldOf('abc', { protocol: 'rtp', path: 'rtp.media.pcmu' }))).toEqual([]);
});

import { JOINER } from '../bytes/signs.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { plainKey } from './key-words.ts';

/** `ABCD-012345-XYZUV`: maker's prefix, serial number, check letters (github.com/magicus/pppp-dissector, PPPP.md: read off
 *  many cameras; prefixes have 3 to 7 letters). Some makers print digits among the last five. */
const NUMBER = /^[A-Z]{3,7}-\d{6}-[A-Z\d]{5}$/;
const SHORTEST = 'ABC-012345-XYZUV'.length;
const LONGEST = 'ABCDEFG-012345-XYZUV'.length;
/** How apps for such cameras call it. Order numbers look the same, so one of these must stand beside it. */
const KEYS: ReadonlySet<string> = new Set([
  'camid',
  'cameraid',
  'deviceid',
  'devid',
  'deviceuid',
  'did',
  'duid',
  'p2pid',
  'p2puid',
  'uid',
  'uuid',
]);

/** The number of one camera or baby monitor with which anyone can call it over its maker's servers. */
export const cameraNumber: Detector = {
  id: 'camera-number',
  version: 1,
  needs: { least: SHORTEST, some: JOINER, named: (key) => KEYS.has(plainKey(key)) },
  inspect(field, context) {
    if (!field.leaf || field.length < SHORTEST || field.length > LONGEST) return NONE;
    const raw = field.text();
    return NUMBER.test(raw)
      ? [hitOf(field, context, { type: 'device-id', confidence: 'likely', reason: 'key-name', raw })]
      : NONE;
  },
};

import { inflate, type Packed } from '../bytes/inflate.ts';
import { isGzipMark } from '../bytes/packed-mark.ts';
import { CONTROL } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { emitDecoded } from './decoded.ts';
import { same } from './pairs.ts';
import type { Emit, Unwrapper, UnwrapLimits } from './unwrapper.ts';

/** RFC 1952 section 2.3. */
const HEAD = 10;

/** gzip (RFC 1952), by its magic or declared (`Content-Encoding: gzip`). What came out before a break is kept. */
export const gzip: Unwrapper = {
  name: 'gzip',
  needs: { least: HEAD, some: CONTROL },
  recognise: (field) => (isGzip(field) ? 0.95 : 0),
  // Some senders declare gzip and send plain bytes: those are read as they are.
  open: (field, emit, limits) => (isGzip(field) ? openAs('gzip', field, emit, limits) : asIs(field, emit)),
};

/** No file of gzip's is shorter than its head. */
export function isGzip({ bytes, at, length }: Pick<Field, 'bytes' | 'at' | 'length'>): boolean {
  return length >= HEAD && isGzipMark(bytes, at);
}

export function openAs(kind: Packed, field: Field, emit: Emit, limits: UnwrapLimits): boolean {
  const packed = field.bytes.subarray(field.at, field.at + field.length);
  const { bytes, state } = inflate(kind, packed, Math.max(0, limits.octets));
  if (state === 'bound') limits.overran?.();
  return emitInflated(bytes, field, emit, limits);
}

/** Any octet of the output may rest on any octet before it: the place of every part is the whole. */
export function emitInflated(bytes: Uint8Array, field: Field, emit: Emit, limits: UnwrapLimits): boolean {
  return emitDecoded(field, bytes, () => ({ at: field.at, length: field.length }), emit, limits);
}

export function asIs(field: Field, emit: Emit): boolean {
  const { bytes, at, length, key, role } = field;
  emit({ path: '', key, bytes, at, length, role, locate: same });
  return true;
}

import { u16be, u16le, u32be, u32le } from '../analysis/bytes/plain.ts';
import { eachOption } from './pcapng-options.ts';
import { DEFAULT_RESOLUTION, type TickUnit } from './ticks.ts';

/** What the packets of one interface need. Its name, description and addresses are not read: they tell of a machine. */
export interface Interface {
  readonly linkType: number;
  /** 0: no limit. */
  readonly snapLength: number;
  readonly unit: TickUnit;
}

/** pcapng section 4.2. */
const IF_TSRESOL = 9;
const IF_TSOFFSET = 14;
const FIXED_PART = 8;

/** Reads an interface description block's body; a part that is cut off takes the specification's default. */
export function readInterface(bytes: Uint8Array, at: number, end: number, little: boolean): Interface {
  if (end - at < FIXED_PART)
    return { linkType: -1, snapLength: 0, unit: { resolution: DEFAULT_RESOLUTION, offset: 0 } };
  let resolution = DEFAULT_RESOLUTION;
  let offset = 0;
  eachOption(bytes, at + FIXED_PART, end, little, (code, value, length) => {
    if (code === IF_TSRESOL && length === 1) resolution = bytes[value] ?? DEFAULT_RESOLUTION;
    if (code === IF_TSOFFSET && length === 8) offset = signed64(bytes, value, little);
  });
  return {
    linkType: (little ? u16le : u16be)(bytes, at),
    snapLength: (little ? u32le : u32be)(bytes, at + 4),
    unit: { resolution, offset },
  };
}

/** Exact up to 2^53; past that the moment lies far outside every calendar and is refused later. */
function signed64(bytes: Uint8Array, at: number, little: boolean): number {
  const high = little ? u32le(bytes, at + 4) : u32be(bytes, at);
  const low = little ? u32le(bytes, at) : u32be(bytes, at + 4);
  return (high | 0) * 0x1_0000_0000 + low;
}

import { interfaceDescription, interfaceStatistics, packetBlock, sectionHeader } from '../formats/pcapng-writer.ts';
import { IPV4_UDP } from './packet-ends.fixture.ts';

const at = (seconds: number) => ({ seconds, nanos: 0 });

/** A stream as a source makes it: raw IP, three packets, two lost. */
export const BLOCKS: readonly Uint8Array[] = [
  sectionHeader(),
  interfaceDescription(101, 65535),
  packetBlock({ interfaceId: 0, time: at(1), bytes: IPV4_UDP, wireLength: IPV4_UDP.length }),
  packetBlock({ interfaceId: 0, time: at(2), bytes: IPV4_UDP.subarray(0, 23), wireLength: IPV4_UDP.length }),
  packetBlock({ interfaceId: 0, time: at(3), bytes: IPV4_UDP, wireLength: IPV4_UDP.length }),
  interfaceStatistics(0, at(4), 5, 2),
];
export const STREAM = Uint8Array.from(Buffer.concat(BLOCKS));

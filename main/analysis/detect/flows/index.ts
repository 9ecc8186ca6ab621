import type { FlowDetector } from './flow-detector.ts';
import { ownEncryption } from './own-encryption.ts';
import { weakEncryption } from './weak-encryption.ts';

/** Every rule about whole flows, in alphabetical order. */
export const flowDetectors: readonly FlowDetector[] = [ownEncryption, weakEncryption];

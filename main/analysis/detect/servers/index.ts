import { operatorUnderForeignLaw } from './operator-under-foreign-law.ts';
import type { ServerDetector } from './server-detector.ts';
import { serverAbroad } from './server-abroad.ts';

/** Every rule about servers, in alphabetical order. */
export const serverDetectors: readonly ServerDetector[] = [operatorUnderForeignLaw, serverAbroad];

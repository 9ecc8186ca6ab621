import type { Dissector } from '../dissector.ts';
import { http1 } from './http1.ts';
import { tls } from './tls.ts';

/** The web: encryption and pages. */
export const web: readonly Dissector[] = [http1, tls];

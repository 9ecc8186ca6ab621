import type { NestingLinks } from './link-view.ts';
import { readMpls } from './mpls.ts';
import { readPpp } from './ppp.ts';

export const NESTING_LINKS: NestingLinks = { ppp: readPpp, mpls: readMpls };

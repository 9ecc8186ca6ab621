import { z } from 'zod';

/** zod would otherwise compile its checks from text, which the page's policy forbids. Each schema decides when it is made,
 *  so this file is imported before any that makes one. */
z.config({ jitless: true });

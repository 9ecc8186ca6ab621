import type { Access } from '../../main/contract/words.ts';
import type { IconName } from './icon.tsx';

/** The mark of each kind of access: its icon and the end of its class name. */
export const accessMarks = {
  'could-read': { icon: 'eye', look: 'read' },
  'could-see': { icon: 'eye', look: 'see' },
  'could-not-read': { icon: 'lock', look: 'shut' },
  'can-be-required': { icon: 'law', look: 'law' },
  'cannot-tell': { icon: 'q', look: 'open' },
} satisfies Record<Access, { icon: IconName; look: string }>;

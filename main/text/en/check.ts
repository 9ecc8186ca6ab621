import { family } from './entry.ts';

export const check = {
  ...family('How to see a finding in Wireshark. {filter} is typed as it is. Do not translate what stands in it.', {
    'check.step.filter':
      'Open the recording and paste this display filter. It should leave {count, plural, one {one packet} other {# packets}}.',
    'check.step.filter-first':
      'Open the recording and paste this display filter. It shows the first {count} packets of this finding.',
    'check.step.comes-back': 'These are the first packets of each connection. The same bytes come back later in them.',
    'check.step.goto': 'Press Ctrl+G (on a Mac: Cmd+G) and go to packet {frame}.',
    'check.step.byte': 'In the byte view, look at byte {offset} ({hex}).',
    'check.step.length': 'The next {count, plural, one {byte shows} other {# bytes show}} what we saw.',
    'check.step.packed': 'The value is written there as {steps}.',
    'check.step.conversation': 'To see all packets to and from this server, use: {filter}',
  }),
};

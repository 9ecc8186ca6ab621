import { family } from './entry.ts';

export const check = {
  ...family('How to see a finding in Wireshark. {filter} is typed as it is. Do not translate what stands in it.', {
    'check.step.filter':
      'Open the recording and paste this display filter. It shows the {count, plural, one {one packet} other {# packets}} we list.',
    'check.step.filter-first':
      'Open the recording and paste this display filter. It shows the first {count} packets that we list.',
    'check.step.comes-back':
      'We list the first packet of each connection and direction. In all, we saw the value {count} times.',
    'check.step.goto': 'Press Ctrl+G (on a Mac: Cmd+G) and go to packet {frame}.',
    'check.step.byte': 'In the byte view, look at byte {offset} ({hex}).',
    'check.step.length': 'The next {count, plural, one {byte shows} other {# bytes show}} what we saw.',
    'check.step.length-opened':
      'The next {count, plural, one {byte holds} other {# bytes hold}} what we saw, encrypted.',
    'check.step.opened':
      'To read it there, give Wireshark the same key log. Its place is under Preferences, Protocols, TLS.',
    'check.step.packed': 'The value is written there as {steps}.',
    'check.step.conversation': 'To see all packets to and from this server, use this filter.',
  }),
};

import { family } from './entry.ts';

export const renderer = {
  ...family(
    'Spoken names of buttons whose visible word alone ("Change", "Remove") does not say what. {what}: a label or a name.',
    {
      'home.settings.change': 'Change: {what}',
      'home.settings.remove': 'Remove {what}',
    },
  ),
  ...family('First line of a list to choose from, when some countries are chosen already.', {
    'home.settings.audience-add': 'Add a country',
  }),
  ...family('Own values that were typed in before this page was loaded again. {kinds}: a list of names.', {
    'home.settings.mine-held': 'Earshot still holds these in memory: {kinds}. What you save here takes their place.',
  }),
  ...family('When a session was recorded, in a table. {day}: "18 Nov 2026", {time}: "14:02".', {
    'home.recent.when': '{day}, {time} UTC',
  }),
  ...family('The window cannot reach Earshot itself: what happened, why, what to do next.', {
    'connection.lost.happened': 'This window lost Earshot.',
    'connection.lost.why':
      'The program behind it has stopped, or this page was opened by itself. What was recorded is kept.',
    'connection.lost.next': 'Close this window and start Earshot again.',
  }),
  ...family('The bytes of a packet, for a screen reader. All numbers are counted from the first byte of the frame.', {
    'hex.region': 'Bytes of packet {frame}, from byte {from} to byte {to}. {values}',
    'hex.region-value': '{name}, {valueId}: {length, plural, one {# byte} other {# bytes}} at byte {offset}, masked.',
    'hex.headers': 'masked in grey: the device’s addresses and the rest before the content',
    'hex.not-shown': 'masked. Earshot never shows the full value',
  }),
  ...family('Line above the bytes of a packet. {time}: “14:03:12”; ports are numbers; {transport}: UDP or TCP.', {
    'hex.time': '{time} UTC',
    'hex.out': 'out, from the device',
    'hex.in': 'in, to the device',
    'hex.flow': '{transport}, port {from} to port {to}',
  }),
  ...family('Where a finding stands: in the line of links at the top, and above its headline.', {
    'finding.crumb': 'Finding {number}',
    'finding.kicker': '{app}. Finding {number} of {total}',
  }),
  ...family('Under the bar for packets each second. {count}: a number.', {
    'live.pulse-now': 'Now: {count}',
  }),
};

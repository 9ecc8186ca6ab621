import { family } from './entry.ts';

export const cli = {
  ...family('Text output of the command, 80 columns wide. Plain words, no marks.', {
    'cli.app-line': '{app}: {word}',
    'cli.exposed-title': 'Could be read on the way:',
    'cli.exposed':
      '{title} ({valueId}, {masked}): {sure}, {count, plural, one {once} other {# times}}, first in packet {frame}.',
    'cli.exposed-no-value': '{title}: {sure}, {count, plural, one {once} other {# times}}.',
    'cli.other-title': 'Raises questions:',
    'cli.other': '{title} ({sure}).',
    'cli.servers-title': 'Sent to:',
    'cli.servers-more': '{count, plural, one {and one more server} other {and # more servers}}',
    'cli.findings-more': '{count, plural, one {and one more finding} other {and # more findings}}',
    'cli.server': '{server}. Operated by: {operator}; hosted by: {host}; place: {place}.',
    'cli.server-no-place': '{server}. Operated by: {operator}; hosted by: {host}; place not known.',
    'cli.law-title': 'Can be required under:',
    'cli.not-seen-title': 'What we could not see:',
    'cli.not-seen-all-title': 'What we could not see in the whole recording:',
    'cli.opened-title': 'Encrypted on the way. Seen only with a key log; others on the way could not read it:',
    'cli.opened-unnamed-title':
      'Encrypted on the way, app not known. Seen only with a key log; others on the way could not read it',
    'cli.local-title': 'On the local network only (counts in no verdict)',
    'cli.unnamed-title': 'Could be read, app not known',
    'cli.signs':
      '{count, plural, one {One weak sign is kept apart. It counts in no verdict.} other {# weak signs are kept apart. They count in no verdict.}}',
    'cli.looked-into': 'We could look into {size} of {total} ({percent}).',
    'cli.looked-into-opened': 'Without the key log, we could look into {size} of {total} ({percent}).',
    'cli.no-packets': 'This recording holds no packets.',
    'cli.no-readable-packets': 'Earshot could read no packet in this recording.',
    'cli.missing': '{size} more are missing from the recording.',
    'cli.no-data': 'There were no bytes to look into.',
  }),
};

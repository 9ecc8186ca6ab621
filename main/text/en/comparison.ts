import { family } from './entry.ts';

export const comparison = {
  ...family(
    'The result of comparing recordings of one app. A reader of 12 must understand it. {masked}: a value with most of it hidden. {places}: packets.',
    {
      'compare.title': 'What {count} recordings show together',
      'compare.told.same': 'You said: the same account on the same device each time.',
      'compare.told.account': 'You said: another account each time, on the same device.',
      'compare.told.device': 'You said: the same account each time, on another device.',
      'compare.told.both': 'You said: another account and another device each time.',
      'compare.told.mixed': 'You said: some accounts or devices are the same, and some are not.',
      'compare.found-title': 'Found:',
      'compare.none': 'We found no value that fits.',
      'compare.none-is-not-safe': 'That is no proof that there is none: we can only compare what we can read.',
      'compare.account': 'An identifier of the account ({masked}).',
      'compare.device': 'An identifier of the device ({masked}).',
      'compare.account-or-device': 'An identifier of the account or device ({masked}).',
      'compare.account-or-session': 'An identifier of the account, or of this one use of the app ({masked}).',
      'compare.device-or-session': 'An identifier of the device, or of this one use of the app ({masked}).',
      'compare.installation': 'An identifier of the app on this device ({masked}).',
      'compare.repeated': 'A value that stays the same ({masked}).',
      'compare.likely': 'Likely.',
      'compare.possible': 'Possible.',
      'compare.where':
        'In {recording}: packet {frame}, {length, plural, one {# byte} other {# bytes}} from byte {offset}; seen {count, plural, one {once} other {# times}}.',
      'compare.where-many':
        'In {recording}: packet {frame}, in more than one piece; seen {count, plural, one {once} other {# times}}.',
      'compare.named': 'It is called “{key}”.',
      'compare.sent-to': 'It went between the device and {servers}.',
      'compare.more-servers': '{count, plural, one {one more server} other {# more servers}}',
      'compare.recording': 'recording {number}',
      'compare.possible-title':
        '{count, plural, one {One more value differs} other {# more values differ}}, but each was seen once. It may have been made for that one message.',
      'compare.possible-same-title':
        '{count, plural, one {One value stays} other {# values stay}} the same. Most of them are the app’s own, and the same for everyone.',
      'compare.more': '{count, plural, one {and one more} other {and # more}}',
      'compare.limits-title': 'What this can and cannot tell:',
      'compare.limit.app':
        'What was the same in all recordings was left out: it may be the app’s own, the same for all people.',
      'compare.limit.same': 'We cannot tell what is yours from what the app sends for everyone.',
      'compare.limit.session':
        'A value may be made anew for each use of the app. Then it names that use, not the person.',
      'compare.limit.both': 'We cannot tell the account from the device: both changed.',
      'compare.limit.kind':
        'We see that a value changes with the account or device. We do not see what the app calls it.',
      'compare.limit.encrypted': 'What is encrypted cannot be compared.',
      'compare.limit.omitted': 'The recordings hold more than we could keep. Some of it was not compared.',
      'compare.next-title': 'What one more recording would add:',
      'compare.next.again':
        'Record the first account on the first device once more. What stays the same then is no number made for one use.',
      'compare.next.other-device':
        'Record the first account on another device. What stays the same then is of the account; what changes is of the device or of one use.',
      'compare.next.other-account':
        'Record another account on the same device. What changes then is not the app’s own.',
      'compare.made-up': 'Made-up traffic. Not evidence.',
    },
  ),
};

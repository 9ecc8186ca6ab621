import { family } from './entry.ts';

export const limits = {
  ...family('Why we may have missed something. Each is a finished sentence in a list “What we could not see”.', {
    'limit.encrypted-share':
      '{percent} of the data was encrypted. We could not look inside. The servers at the other end can.',
    'limit.encrypted-share-opened':
      '{percent} of the data was encrypted on the way. We looked only into the part that the key log opens. The servers at the other end can look into all of it.',
    'limit.unknown-share': '{percent} of the data has a form we do not know. It may or may not be encrypted.',
    'limit.one-recording':
      'This is one recording, of one device on one network. Other versions and other networks may act in another way.',
    'limit.too-few-packets': 'There were too few packets to judge.',
    'limit.too-short': 'The recording is too short to judge. Record again, and use the app for a few minutes.',
    'limit.no-complete-handshake': 'We did not see a connection from its start. The recording may have begun too late.',
    'limit.packets-lost':
      'Packets are missing from the recording. What we found stays true, but we may have missed something.',
    'limit.cut-short': 'The recording stops in the middle. All results come from the part before that.',
    'limit.mostly-unknown': 'More than half of the data has a form we do not know.',
    'limit.no-own-values': 'You gave us no values of your own. We cannot find a user ID that nothing marks as one.',
    'limit.no-vantage': 'You did not say where the recording was made. So we used no reply times to check places.',
    'limit.invented-headers':
      'The app PCAPdroid made this recording, or a part of it. It writes packet headers of its own around the real data. So we used no reply times from it.',
    'limit.vpn-seen': 'Some traffic went through a VPN or a proxy. So we used no reply times to check places.',
    'limit.no-home': 'You chose no home country. So we call no place and no company foreign.',
    'limit.shared-server': 'Some servers are shared by many services. We cannot say for sure which one was used.',
    'limit.app-by-name-only':
      'We know the app only by the names of its servers. Another app could use the same servers.',
    'limit.servers-unseen': 'We could not see what servers do with the data, or what they send to each other.',
    'limit.path-unseen':
      'We could not see which countries the packets crossed. We know the two ends, not the way between.',
    'limit.undecoded-packets': 'Some packets have a form that Earshot cannot read yet.',
    'limit.housekeeping':
      'Some packets are the local network’s own housekeeping, such as ARP. They hold no content of an app.',
    'limit.findings-omitted': 'There were more findings than we list.',
    'limit.packed-unopened': 'Some data was packed too often, or unpacks to too much. We did not open all of it.',
    'limit.place-data-old':
      'Our place data is {months, plural, one {# month} other {# months}} old. Addresses move, so we show every place as “possibly”.',
    'limit.key-log':
      'Some encrypted data was opened with a key log. Others on the way could not read what we found in it.',
  }),
  ...family('How little we could look into. {percent}: “0.5%”.', {
    'unseen.share': 'We could look inside {percent} of the data.',
    'unseen.share-opened': 'Without the key log, we could look inside {percent} of the data.',
    'unseen.share-unknown':
      'In {percent} more we know no form, and could only search for readable text and for your own values.',
    'unseen.encrypted': 'Encrypted does not mean that no one can read it: the server at the other end can.',
    'unseen.nothing': 'There was no data to look into.',
    'unseen.all': 'All of the data was readable.',
    'unseen.readable.label': 'Readable, {size} ({percent})',
    'unseen.readable.note': 'Not encrypted. Anyone on the way could read it',
    'unseen.opaque.label': 'Encrypted, {size} ({percent})',
    'unseen.opaque.note': 'We could not look inside',
    'unseen.opaque.note-opened': 'We looked only into the part that the key log opens',
    'unseen.unknown.label': 'Unknown form, {size} ({percent})',
    'unseen.unknown.note': 'It may or may not be encrypted',
  }),
};

import { family } from './entry.ts';

export const home = {
  ...family('Home screen: what will be recorded, and may I start?', {
    'home.title': 'Who could read what your chat app sends?',
    'home.lede':
      'Record a few minutes of traffic. Earshot shows what others on the way could read, who got it, and how sure we are.',
    'home.record.title': 'Record now',
    'home.record.from': 'Record from',
    'home.record.default': 'This computer’s network',
    'home.record.choose': 'Choose another network',
    'home.record.name': 'Name of this recording',
    'home.record.start': 'Start recording',
    'home.record.starting': 'Starting',
  }),
  ...family('Asked before the first packet, and saved with the session. Legal meaning: keep it exact.', {
    'home.consent.title': 'Before you start',
    'home.consent.whose': 'Whose device and account is this?',
    'home.consent.mine': 'This is my own device and account.',
    'home.consent.agreed': 'It belongs to someone else, who has agreed.',
    'home.consent.all': 'All people who take part in the chat have agreed.',
    'home.consent.saved': 'Your answer is saved with the session.',
    'home.consent.needed': 'Please answer both questions first.',
    'home.consent.vpn': 'VPN and private relay are off',
    'home.consent.apps': 'Other apps are closed',
  }),
  ...family('Opening a file someone already has.', {
    'home.open.title': 'Open a recording',
    'home.open.text': 'Drop a file here: pcap or pcapng, also from Wireshark or PCAPdroid. It stays on this computer.',
    'home.open.choose': 'Choose a file',
    'home.open.drop-now': 'Let go to open this file',
    'home.open.reading': 'Reading {name}',
  }),
  ...family('The bundled sample.', {
    'home.sample.title': 'New here?',
    'home.sample.text': 'See a finished case first. It takes two minutes and records nothing.',
    'home.sample.open': 'Try the sample',
  }),
  ...family('Choices that change how results are told.', {
    'home.settings.home': 'Home country',
    'home.settings.home-none': 'Not chosen. We call no place foreign.',
    'home.settings.audience': 'Written for readers in',
    'home.settings.audience-none': 'Not chosen',
    'home.settings.vantage': 'Recorded in',
    'home.settings.vantage-none': 'Not chosen. We use no reply times to check places.',
    'home.settings.mine': 'Values of mine to look for',
    'home.settings.mine-none': 'None. We can find less without them.',
    'home.settings.mine-kept': 'Kept in memory until you record or open a file. Then they are saved with that session.',
    'home.settings.mine-kind': 'What it is',
    'home.settings.mine-value': 'The value, as the app shows it',
    'home.settings.mine-add': 'Add a value',
    'home.settings.mine-remove': 'Remove',
  }),
  ...family('List of recordings made before.', {
    'home.recent.title': 'Recent sessions',
    'home.recent.none': 'No sessions yet. What you record or open will be listed here.',
    'home.recent.session': 'Session',
    'home.recent.found': 'What we found',
    'home.recent.recorded': 'Recorded',
    'home.recent.length': 'Length',
    'home.recent.lost': 'Packets lost',
    'home.recent.delete': 'Delete {title}',
    'home.recent.delete-sure': 'Delete this session and its recording from this computer?',
    'home.recent.worst': '{more, plural, =0 {{app}} one {{app}, and # more app} other {{app}, and # more apps}}',
    'home.recent.recording': 'Still recording',
    'home.recent.failed': 'Could not be read',
    'home.recent.left': 'Earshot stopped before the end. What was recorded is kept.',
    'home.recent.no-app': 'No app found',
  }),
  ...family('What stands on this disk and who can read it.', {
    'home.private.plain':
      'Recordings and your values are not encrypted on this disk. Whoever takes this computer can read them.',
    'home.private.encrypted': 'Recordings and your values are encrypted on this disk.',
  }),
  ...family('Shown where recording is not possible: what is so, why, and what to do.', {
    'home.blocked.right-missing.title': 'Earshot may not record yet',
    'home.blocked.right-missing.text':
      'Your system lets only some programs read the network. Give the small recorder that right once. Earshot itself never runs as root.',
    'home.blocked.helper-missing.title': 'The small recorder is missing',
    'home.blocked.helper-missing.text':
      'It is built when Earshot is set up, and that needs a C compiler and libpcap. Install both, then set Earshot up again. You can still open a recording.',
    'home.blocked.no-interface.title': 'No network to record from',
    'home.blocked.no-interface.text':
      'We found no Wi‑Fi or cable that is switched on. Turn one on, or open a recording you already have.',
    'home.blocked.command': 'Type this once in a terminal:',
  }),
};

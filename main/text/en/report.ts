import { family } from './entry.ts';

export const report = {
  ...family('Page 1 of the report. It alone must be enough for an editor.', {
    'report.date-line': 'Report on one recording. {day}',
    'report.lede':
      'This rests on a recording of {duration}, made {vantage, select, none {} other {in {vantage} }}on {day}. It holds {packets, plural, one {# packet} other {# packets}}.',
    'report.lede-no-time':
      'This rests on one recording without times. It holds {packets, plural, one {# packet} other {# packets}}.',
    'report.not-seen-title': 'What we could not see',
    'report.reply-title': 'The companies’ answers',
    'report.reply-place':
      '[Write here whom you asked, on which day, and the answer. Or write: did not answer by this day.]',
    'report.reply-place-names':
      '[Write here: we asked {names} on this day. The answer was this. Or: did not answer by this day.]',
    'report.others-row': '{app}: {word}.',
    'report.others-more': '{count, plural, one {And one more app.} other {And # more apps.}}',
    'report.footer': 'Made with {tool}. Values are masked. This report does not say that anyone read the data.',
    'report.whole-not-seen':
      'One device, one network, one recording. We do not know what any company keeps or passes on.',
  }),
  ...family('How we tested: name and value.', {
    'method.recorded': 'Recorded',
    'method.recorded-value': '{day}, {from} to {to} UTC',
    'method.recorded-none': 'The recording has no times.',
    'method.where': 'Recorded in',
    'method.where-none': 'Not stated',
    'method.home': 'Home country',
    'method.audience': 'Written for readers in',
    'method.packets': 'Packets',
    'method.packets-value': '{packets} recorded, {lost} reported lost.',
    'method.packets-undecoded':
      '{count, plural, one {One packet has a form} other {# packets have a form}} that Earshot cannot read.',
    'method.packets-housekeeping':
      '{count, plural, one {One packet is} other {# packets are}} the local network’s own housekeeping, without content of any app.',
    'method.packets-conflicting': '{size} came twice with different content. Earshot read what came first.',
    'method.packets-own':
      '{count, plural, one {One packet} other {# packets}} of Earshot’s own traffic {count, plural, one {was} other {were}} set apart.',
    'method.consent': 'Consent',
    'method.consent-mine':
      'The person who recorded said on {day} at {clock} UTC: the device and account are their own, and all who took part agreed.',
    'method.consent-agreed':
      'The person who recorded said on {day} at {clock} UTC: the owner of the device agreed, and so did all who took part.',
    'method.interface': 'Network interface',
    'method.files': 'Recording',
    'method.file-value': '{name}, {format}, {size}',
    'method.file-cut': '{name}, {format}, {size}, cut short',
    'method.mine': 'Own values given',
    'method.mine-none': 'None',
    'method.tools': 'Tool',
    'method.knowledge': 'Data used',
    'method.knowledge-row': '{name} ({version})',
    'method.set.apps': 'Our list of apps',
    'method.set.companies': 'Our list of companies',
    'method.set.laws': 'Our list of laws',
    'method.set.identifiers': 'Our list of field names',
    'method.set.cloud-networks': 'Published lists of shared networks',
    'method.set.dbip-country': 'Places by DB-IP',
    'method.set.ipfire-country': 'Places by IPFire',
    'method.set.networks': 'Owners of networks',
    'method.set.place-codes': 'Place codes in names, by their operators',
    'method.set.published-places': 'Places of addresses, by their operators',
    'method.set.country-distances': 'Distances between countries',
    'method.not-done': 'Not done',
    'method.not-done-value': 'No encryption was broken. No app was changed. Earshot contacted no server.',
    'method.not-done-key-log':
      'Some encrypted data was opened with a key log. No app was changed. Earshot contacted no server.',
  }),
};

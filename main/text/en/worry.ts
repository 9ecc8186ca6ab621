import { family } from './entry.ts';

export const worry = {
  ...family('Who should worry: one part for each country that the user chose, people nearest to the data first.', {
    'worry.title': 'For people in {country}',
    'report.worry-title': 'Who should worry about {app}',
    'worry.none-chosen':
      'You chose no home country and no readers. Choose them in the settings, and this part will speak about them.',
  }),
  ...family('What networks in that country could read.', {
    'worry.readable-here':
      'This was recorded in {country}. Networks there carried the packets and could read {things}.',
    'worry.readable-elsewhere':
      'We did not record in {country}. If the app works the same way there, networks there could read {things}, too. This needs a test of its own.',
    'worry.nothing-here':
      'This was recorded in {country}. We found nothing there that networks on the way could read. They could see which servers were used, and when.',
    'worry.nothing-elsewhere':
      'We did not record in {country}. What we found does not show whether the app works the same way there.',
  }),
  ...family('Who runs the servers, seen from that country.', {
    'worry.operator-home':
      '{names} {count, plural, one {runs servers of this app and has} other {run servers of this app and have}} a base in {country} itself.',
    'worry.operator-abroad': 'Companies outside {country} run the servers: {names}. They are based in {homes}.',
    'worry.operator-abroad-unknown':
      '{names} run servers of this app. We do not know where they are based, so we do not know if they are outside {country}.',
    'worry.operator-unknown': 'We do not know who runs the servers.',
  }),
  ...family('Where the servers seem to be, seen from that country.', {
    'worry.placed-here': '{count, plural, one {One server seems} other {# servers seem}} to be in {country}.',
    'worry.placed-abroad': 'Servers seem to be outside {country}: in {places}.',
    'worry.placed-unknown': 'We do not know if a server stands in {country}.',
  }),
  ...family('The law there. Always "can be required", never "does".', {
    'worry.law': '{law} We do not know if it was used here.',
    'worry.law-networks': 'For networks and companies there: {law} We do not know if it was used here.',
    'worry.law-none': 'We have read no law of {country} on this. That does not mean that there is none.',
  }),
};

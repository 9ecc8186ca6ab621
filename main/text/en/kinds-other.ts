import { family } from './entry.ts';

/** Findings that are not an exposed value: title, claim, seen, meaning, not seen. */
export const kindsOther = {
  ...family('A value that stays the same, meaning unknown. Never call it a user ID. Not an exposure.', {
    'kind.repeated-value.short': 'A value stayed the same, meaning not known',
    'kind.repeated-value.title': '{App} sent the same value again and again. We do not know what it means',
    'kind.repeated-value.claim': 'A readable value stayed the same. We cannot say what it stands for.',
    'kind.repeated-value.seen':
      'In this recording, the same value was readable {count, plural, one {once} other {# times}}.',
    'kind.repeated-value.means':
      'A value that stays the same can mark a version, a server or a person. We cannot tell which.',
    'kind.repeated-value.not-seen':
      'We could not see what the value stands for. Give Earshot your own values and record again.',
  }),
  ...family('The same value in two connections, recordings or accounts.', {
    'kind.linkable.short': 'The same value was seen in more than one connection',
    'kind.linkable.title': '{App} sent the same value in more than one connection',
    'kind.linkable.claim': 'Someone who watches both connections could tell that they belong together.',
    'kind.linkable.claim-account': 'Someone who watches both connections could tell that it is the same account.',
    'kind.linkable.claim-room': 'Someone who watches two people could tell that they are in the same room.',
    'kind.linkable.claim-device': 'Someone who watches both connections could tell that it is the same device.',
    'kind.linkable.seen':
      'In this recording, the same value was readable {count, plural, one {once} other {# times}}, in more than one connection.',
    'kind.linkable.sign.apps': 'More than one app sent it.',
    'kind.linkable.sign.clients': 'More than one device on the local network sent or got it.',
    'kind.linkable.sign.operators': 'It went to servers of more than one company.',
    'kind.linkable.means': 'A value that comes back can join two recordings, even where it is not a name.',
    'kind.linkable.not-seen': 'We could not see if anyone watched both connections.',
  }),
  ...family('A server not in the home country. {place}: “likely in China”. {home}: the country the user chose.', {
    'kind.server-abroad.short': '{count, plural, one {A server is {place}} other {# servers are {place}}}',
    'kind.server-abroad.short-probe':
      '{packets, plural, one {Only one small packet} other {Only small packets}} went to {count, plural, one {a server that is {place}} other {# servers that are {place}}}',
    'kind.server-abroad.title':
      '{App} sent data to {count, plural, one {a server that is {place}} other {# servers that are {place}}}',
    'kind.server-abroad.title-probe':
      '{App} sent only {packets, plural, one {one small packet} other {small packets}} to {count, plural, one {a server that is {place}} other {# servers that are {place}}}',
    'kind.server-abroad.claim': 'This place is not {home}, the home country you chose.',
    'kind.server-abroad.claim-no-home': 'This is where the server seems to stand.',
    'kind.server-abroad.seen': 'In this recording, {app} sent packets to {servers}.',
    'kind.server-abroad.means':
      'Data held in a country can be reached by that country’s law. That a server stands there does not say that it was.',
    'kind.server-abroad.not-seen':
      'We could not see where the server really stands. Address databases can be wrong, even two at once.',
  }),
  ...family('The company that runs a server is based in another country. Place of the server is a separate fact.', {
    'kind.operator-under-foreign-law.short':
      'A company based in {country} runs {count, plural, one {a server} other {# servers}}',
    'kind.operator-under-foreign-law.title':
      '{operator}, based in {country}, runs {count, plural, one {a server} other {# servers}} that {app} uses',
    'kind.operator-under-foreign-law.short-no-country':
      'A company runs {count, plural, one {a server} other {# servers}} from another country',
    'kind.operator-under-foreign-law.title-no-country':
      'A company from another country runs {count, plural, one {a server} other {# servers}} that {app} uses',
    'kind.operator-under-foreign-law.claim':
      'The company can be required to act under the law of the country where it is based. Where the server stands is another fact.',
    'kind.operator-under-foreign-law.seen': 'In this recording, {app} used {servers}.',
    'kind.operator-under-foreign-law.means':
      'The operator can see what reaches its server. The law where it is based can reach the operator. We do not know if it was used here.',
    'kind.operator-under-foreign-law.not-seen':
      'From this recording we cannot tell what the company keeps or passes on.',
  }),
  ...family('Only who was contacted, when and how much was visible. This is normal for nearly every app.', {
    'kind.contact-only.short': 'Others could see that {app} was used, and when',
    'kind.contact-only.title': 'Others on the way could see that {app} was used, and when',
    'kind.contact-only.claim': 'The content was not readable. The contact was.',
    'kind.contact-only.seen': 'In this recording, {app} used {servers}. Addresses, times and amounts were visible.',
    'kind.contact-only.means':
      'This is common: nearly every app shows it. For some people it can still matter that they use this app.',
    'kind.contact-only.not-seen': 'We could not see what was inside.',
  }),
  ...family('A server’s name gives the use away.', {
    'kind.name-reveals-use.short': 'Server names show that someone uses {app}',
    'kind.name-reveals-use.title': 'Server names show that someone uses {app}',
    'kind.name-reveals-use.claim': 'The names of the servers were readable. They point to the app.',
    'kind.name-reveals-use.seen': 'In this recording, the names of {servers} were visible.',
    'kind.name-reveals-use.means':
      'This is common: most apps do it. For some people it can still matter that they use this app.',
    'kind.name-reveals-use.short-value': 'A server’s name may hold {some}',
    'kind.name-reveals-use.title-value': '{App} asked for a server whose name may hold {some}',
    'kind.name-reveals-use.claim-value':
      'Names of servers were readable. This one seems to be a name that its users chose themselves.',
    'kind.name-reveals-use.seen-value':
      'In this recording, such a name was readable {count, plural, one {once} other {# times}}.',
    'kind.name-reveals-use.means-value':
      'Such a name can point to one person’s device or to one group. It can also be anyone’s: we cannot tell whose it is.',
    'kind.name-reveals-use.not-seen': 'We could not see if anyone noted the names.',
  }),
  ...family('Encryption that is known to be weak or out of date.', {
    'kind.weak-encryption.short':
      '{sure, select, confirmed {Some of the encryption was weak or out of date} likely {Some of the encryption was likely weak or out of date} other {Some of the encryption may be weak or out of date}}',
    'kind.weak-encryption.title':
      '{App} used some encryption that {sure, select, confirmed {is weak or out of date} likely {is likely weak or out of date} other {may be weak or out of date}}',
    'kind.weak-encryption.claim': 'Some of the encryption is out of date, or nobody vouches for the server.',
    'kind.weak-encryption.seen': 'In this recording, that was between {app} and {servers}.',
    'kind.weak-encryption.means':
      'Someone with enough skill and time may be able to read such data, or to pretend to be the server. We did not try.',
    'kind.weak-encryption.sign.certificate-expired':
      'A server showed a certificate whose last day was over. A certificate says who a server is.',
    'kind.weak-encryption.sign.certificate-self-signed':
      'A server showed a certificate that names no one but itself as its maker. A certificate says who a server is.',
    'kind.weak-encryption.sign.cipher': 'A server chose a way to encrypt that the standard no longer allows.',
    'kind.weak-encryption.sign.version': 'A server chose a version of TLS that the standard no longer allows.',
    'kind.weak-encryption.not-seen': 'We could not look inside the encrypted data.',
  }),
  ...family('Encryption of the maker’s own design.', {
    'kind.own-encryption.short':
      '{sure, select, confirmed {The app uses its own encryption} likely {The app likely uses its own encryption} other {The app may use its own encryption}}',
    'kind.own-encryption.title':
      '{App} {sure, select, confirmed {uses} likely {likely uses} other {may use}} encryption of its own design',
    'kind.own-encryption.claim': 'The maker of the app designed this encryption. It is no public standard.',
    'kind.own-encryption.seen': 'In this recording, {app} used it with {servers}.',
    'kind.own-encryption.means':
      'Fewer people have checked such a design. That does not make it weak. We cannot tell how good it is.',
    'kind.own-encryption.not-seen': 'We could not look inside. It may also be packed data and not encrypted at all.',
  }),
  ...family('What no recording can show. Ends every finding.', {
    'not-seen.exposed': 'We could not see if anyone read, kept or passed on {the}.',
    'not-seen.stores': 'A recording cannot show what a server stores or passes on.',
    'not-seen.place': 'We could not see where {server} really stands. It is {place}.',
    'not-seen.place-unknown': 'We could not see where {server} stands.',
  }),
};

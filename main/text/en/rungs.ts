import { family } from './entry.ts';

export const rungs = {
  ...family('Names of the four steps of a claim. None is ever skipped: bytes, place, access, law.', {
    'rung.readable': 'Was readable',
    'rung.place': 'Seems to be in',
    'rung.access': 'Could be read by',
    'rung.law': 'Can be required under',
  }),
  ...family('Step 1: what was readable. {name}: “User ID”. {sure}: “confirmed”.', {
    'rung.readable.item': '{name}, {count, plural, one {once} other {# times}} ({sure}).',
    'rung.readable.items': '{some}, seen {count, plural, one {once} other {# times}} ({sure}).',
    'rung.readable.open': 'Not encrypted.',
    'rung.readable.link-account': 'Someone who sees the user ID again could tell that it is the same account.',
    'rung.readable.link-room': 'Someone who watches two people could tell that they are in the same room.',
    'rung.readable.link-device': 'Someone who sees it again could tell that it is the same device.',
    'rung.readable.more':
      '{count, plural, one {One more kind of value was readable.} other {# more kinds of values were readable.}}',
    'rung.readable.none': 'We could read nothing that points to a person, an account, a device or a room.',
    'rung.readable.too-little': 'We saw too little to say.',
  }),
  ...family('Step 2: where servers seem to stand. Doubt stands inside {place}: “likely in the United States”.', {
    'rung.place.got':
      '{count, plural, one {One server that got this data is} other {# servers that got this data are}} {place}.',
    'rung.place.got-unknown':
      '{count, plural, one {We do not know where one server that got this data stands.} other {We do not know where # servers that got this data stand.}}',
    'rung.place.server': '{count, plural, one {One server is} other {# servers are}} {place}.',
    'rung.place.server-unknown':
      '{count, plural, one {We do not know where one server stands.} other {We do not know where # servers stand.}}',
    'rung.place.other': '{count, plural, one {One other server is} other {# other servers are}} {place}.',
    'rung.place.other-unknown':
      '{count, plural, one {We do not know where one other server stands.} other {We do not know where # other servers stand.}}',
    'rung.place.more': '{count, plural, one {One more place is named below.} other {# more places are named below.}}',
    'rung.place.none': 'We saw no server outside the local network.',
  }),
  ...family('A server that got only few packets. Count before claim.', {
    'contact.probe-unanswered':
      'Only {count, plural, one {one small packet} other {# small packets}} went to this server, and no answer came back. This may have been a test.',
    'contact.probe-answered':
      'Only {count, plural, one {one small packet} other {# small packets}} went to this server. This may have been a test or another short check.',
    'contact.probes-unanswered':
      'Only a few small packets went to each of them, and no answer came back. This may have been a test.',
    'contact.probes':
      'Only a few small packets went to each of them. This may have been a test or another short check.',
    'contact.few': 'Only {count, plural, one {one small packet} other {# small packets}} went to this server.',
    'contact.few-each': 'Only a few small packets went to each of them.',
    'contact.unanswered':
      '{count, plural, one {# packet} other {# packets}} went to this server, and no answer came back.',
    'contact.only-in': 'We saw packets from this server, but none to it.',
  }),
  ...family('Step 3: who had access to the bytes. Access, never an act.', {
    'rung.access.text': '{readers}. This does not say that anyone did.',
    'rung.access.none': 'No one on the way, as far as we saw. {operators} could read what reaches the servers.',
    'rung.access.none-unknown':
      'No one on the way, as far as we saw. Whoever runs the servers could read what reaches them.',
    'rung.access.cannot-tell': 'We cannot tell.',
  }),
  ...family('Step 4: law. Always “can be required”, always with what we do not know.', {
    'law.based': '{operator} is based in {country}.',
    'law.also-based': '{operator} is also based in {country}.',
    'law.place-apart': 'Where its servers stand is another fact.',
    'law.placed': '{count, plural, one {One server is} other {# servers are}} {place}.',
    'law.no-row': 'We have no checked law text for {country}.',
    'law.no-operator': 'We do not know who runs the servers, or where that company is based.',
    'law.none': 'We cannot name a law for this.',
    'law.not-known-if-any-used': 'We do not know if any of these laws was used here.',
    'law.not-known-if-used': 'We do not know if it was used here.',
    'law.more':
      '{count, plural, one {One more country’s law is named below.} other {The laws of # more countries are named below.}}',
    'law.more-in-report':
      '{count, plural, one {The law of {countries} can reach it, too} other {The laws of {countries} can reach it, too}}: see the list of laws.',
    'law.see-list': 'Page 1 and “Laws that can reach the data” say which laws can reach it.',
    'law.checked': 'Text read on {date}. Not checked by a lawyer.',
    'law.checked-all': 'Texts read on {date}. Not checked by a lawyer.',
    'law.through-operator':
      '{count, plural, one {The law of {countries}, through the operator.} other {The laws of {countries}, through the operator.}}',
    'law.through-place':
      '{count, plural, one {The law of {countries}, through the place.} other {The laws of {countries}, through the places.}}',
    'law.row-operator': '{country} (operator)',
    'law.row-place': '{country} (place)',
    'law.row-both': '{country} (operator and place)',
    'law.row-no-text': '{row}: no checked text',
    'law.row-place-unclear': 'Place too unsure to name its law',
    'law.report-note':
      'A law names who can be required to do what. It does not say that it was used. A lawyer must check these texts before print.',
  }),
  ...family('Four facts about a server, in a table. A registered network is never a place.', {
    'server.operator-unknown': 'Not known',
    'server.based-in': 'based in {country}',
    'server.legal-seat': 'legal seat: {country}',
    'server.other-homes': 'also based in {countries}',
    'server.known-by.host-name': 'from the server’s name',
    'server.known-by.certificate': 'from the certificate it showed',
    'server.known-by.protocol': 'from the protocol it speaks',
    'server.known-by.address': 'from its published address range',
    'server.host-unknown': 'Not known',
    'server.host-note': 'from the address registration, which is not a place',
    'server.host-note-name': 'from the server’s name, which it gives to its customers',
    'server.host-note-country': 'registered in {country}, which is not the place of the server',
    'server.packets': '{out} sent, {in} received',
    'server.more-names': '{name} and {count, plural, one {# more name} other {# more names}}',
    'server.name-address': '{name} ({address})',
  }),
  ...family('How we know a place. {source}: a database name. {country} has its article.', {
    'place-note.none': 'No database gave a place.',
    'place-note.agree': '{count, plural, one {One database gave an answer.} other {# databases agree.}}',
    'place-note.agree-of': '{count} of {total} databases gave an answer, and they agree.',
    'place-note.one-says': '{source} says {country}.',
    'place-note.struck':
      'A reply came back in {time}. Light itself cannot go from {vantage} to {countries} and back in that time. So this server was not there.',
    'place-note.only':
      'A reply came back in {time}. No other country than {country} is near enough to {vantage} for that.',
    'place-note.shared': 'It belongs to a shared network, whose addresses move.',
    'place-note.dates-apart': 'But the recording and the databases are more than a year apart. Addresses move.',
    'place-note.reply': 'Fastest reply: {time}.',
    'place-note.no-reply': 'No reply.',
    'place-note.list': 'It stands in a published list.',
    'place-note.local-sentence': 'It stands on the same local network.',
    'place-note.local': 'On the same local network',
    'place-note.can-be-wrong':
      'Address databases can be wrong, even two at once. A slow reply does not prove distance.',
  }),
};

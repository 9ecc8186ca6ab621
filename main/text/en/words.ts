import { family } from './entry.ts';

export const words = {
  ...family('The four verdicts, as a short mark. Never a word for “safe”.', {
    'verdict.exposes-people.word': 'Exposes people',
    'verdict.raises-questions.word': 'Raises questions',
    'verdict.not-enough-seen.word': 'Not enough seen',
    'verdict.no-problem-seen.word': 'No problem seen',
  }),
  ...family('What each verdict means, for the list of words.', {
    'verdict.exposes-people.meaning': 'Something that points to a person, an account, a device or a room was readable.',
    'verdict.raises-questions.meaning':
      'Nothing about a person was readable, as far as we saw. But an editor should ask about one thing or more.',
    'verdict.not-enough-seen.meaning': 'Too little traffic, or too much of unknown form, to say anything.',
    'verdict.no-problem-seen.meaning': 'We looked and found none of the things we know. It is not proof of safety.',
  }),
  ...family('How sure a finding is. Short mark.', {
    'sure.confirmed': 'Confirmed',
    'sure.likely': 'Likely',
    'sure.possible': 'Possible',
  }),
  ...family('How sure a finding is, inside a sentence or in brackets.', {
    'sure.confirmed.inside': 'confirmed',
    'sure.likely.inside': 'likely',
    'sure.possible.inside': 'possible',
  }),
  ...family('What the three words of certainty mean.', {
    'sure.confirmed.meaning': 'The bytes themselves show it.',
    'sure.likely.meaning':
      'Format, name of the field and context agree, or the whole form fits one thing only. For a place: two databases agree and nothing speaks against it.',
    'sure.possible.meaning':
      'One sign only. For a place: one database, or something speaks against it. Never counts in a verdict.',
  }),
  ...family(
    'How sure a place is. Stands inside a sentence: “One server is likely in China.” {country} has its article.',
    {
      'place.in': 'in {country}',
      'place.likely': 'likely in {country}',
      'place.possibly': 'possibly in {country}',
      'place.unknown': 'place not known',
    },
  ),
  ...family('More words for the list of words.', {
    'word.nothing-readable': 'Nothing readable',
    'word.nothing-readable.meaning': 'Encrypted on the way. The servers at the other end could still read it.',
    'word.could-read': 'Could read',
    'word.could-read.meaning': 'Had access to the bytes. This does not say that anyone did.',
    'word.can-be-required': 'Can be required under law',
    'word.can-be-required.meaning':
      'A law lets an authority ask for it, under conditions. We do not know if it was used.',
    'word.seems-to-be-in': 'Seems to be in',
    'word.seems-to-be-in.meaning':
      'Where a server stands, as address lists and reply times suggest. They can be wrong.',
  }),
  ...family('What an observer on the way can do. Short words in a table. No verb of intent.', {
    'access.could-read': 'Could read',
    'access.could-see': 'Could see',
    'access.could-not-read': 'Could not read',
    'access.can-be-required': 'Can require it under law',
    'access.cannot-tell': 'We cannot tell',
  }),
  ...family('Who stands on the way: name at a stop of the path, and a note below it.', {
    'observer.phone': 'The device',
    'observer.same-network': 'Wi‑Fi owner',
    'observer.same-network.note': 'café, hotel, office',
    'observer.provider': 'Internet provider',
    'observer.state-on-path': 'Country on the path',
    'observer.state-on-path.note': 'which ones, we cannot see',
    'observer.state-on-path.note-from': '{country}, then others',
    'observer.operator': 'Operator',
    'observer.operators-government': 'Operator’s government',
    'observer.in-country': 'in {country}',
    'observer.not-known': 'not known',
  }),
  ...family(
    'Who could read, inside a list in a sentence: “the Wi‑Fi owner, the internet provider and Agora, which runs the server”.',
    {
      'reader.same-network': 'the Wi‑Fi owner',
      'reader.provider': 'the internet provider',
      'reader.state-on-path': 'networks and countries on the way',
      'reader.operator': '{names}, which {count, plural, one {runs} other {run}} the servers',
      'reader.operator-unknown': 'whoever runs the server',
    },
  ),
  ...family('Who could read, as rows of a short list.', {
    'reader.row.same-network': 'Wi‑Fi owner',
    'reader.row.provider': 'Internet provider',
    'reader.row.state-on-path': 'Countries on the path',
    'reader.row.operator': '{names}, the operator',
    'reader.row.operator-unknown': 'The operator, not known',
    'reader.row.no-one': 'No one on the way, as far as we saw',
    'reader.row.local': 'Others on the local network',
    'reader.row.cannot-tell': 'We cannot tell',
  }),
};

import { family } from './entry.ts';

export const verdicts = {
  ...family('Names for rows that are no app. Label, then inside a sentence.', {
    'app-name.device': 'The device itself',
    'app-name.device.inside': 'the device itself',
    'app-name.unknown': 'Unknown app',
    'app-name.unknown.inside': 'an app we could not name',
    'app-name.none': 'Not known which app',
  }),
  ...family('The sentence of the verdict for one app. {things}: “a user ID and what is likely a room ID”.', {
    'verdict.exposes-people.sentence':
      '{App} {moved, select, in {received} both {sent and received} other {sent}} {things} in a form that others on the way could read.',
    'verdict.raises-questions.sentence':
      'We could read nothing that points to a person. But {count, plural, one {one thing raises a question: {first}} other {# things raise questions. The first: {first}}}.',
    'verdict.raises-questions.sentence-readable':
      'We could read something, but we do not know what it means. {count, plural, one {One thing raises a question: {first}} other {# things raise questions. The first: {first}}}.',
    'verdict.raises-questions.sentence-address':
      'We could read a network address of the device, but nothing that points to a person by itself. {count, plural, one {One thing raises a question: {first}} other {# things raise questions. The first: {first}}}.',
    'verdict.not-enough-seen.sentence': 'We saw too little of {app} to judge it. {why} That is not proof of safety.',
    'verdict.no-problem-seen.sentence': 'We found none of the things we look for. {why} That is not proof of safety.',
  }),
  ...family('The {why} of the two sentences above: what could not be seen.', {
    'verdict.why.all-encrypted': 'All of its data was encrypted, so we could not look inside.',
    'verdict.why.all-encrypted-opened': 'All of its data was encrypted. Without the key log, we could not look inside.',
    'verdict.why.some-encrypted-opened': 'Without the key log, we could not look inside {percent} of its data.',
    'verdict.why.some-encrypted': 'We could not look inside {percent} of its data.',
    'verdict.why.all-read': 'We could read its data, but we know only some of the forms that values take.',
    'verdict.why.no-data': 'It sent no data that we could look at.',
    'verdict.why.few-packets': 'We saw only {count, plural, one {# packet} other {# packets}}.',
    'verdict.why.short': 'We saw it for only {duration}.',
    'verdict.why.no-start': 'We did not see a connection from its start.',
    'verdict.why.lost': 'Too many packets are missing.',
    'verdict.why.unknown': 'More than half of its data has a form we do not know.',
  }),
  ...family('Others could still see contact, times and amounts, even with good encryption.', {
    'verdict.still-visible': 'Others could still see that {app} was used, and when.',
  }),
  ...family(
    'Headline of a recording. {app}: a name. {count}, {total}: words such as “one”, “three”. Verb follows {number}.',
    {
      'headline.exposes-people.one': '{App} exposes people',
      'headline.exposes-people.some': '{count} of {total} apps {number, plural, one {exposes} other {expose}} people',
      'headline.exposes-people.all': '{number, plural, =2 {Both apps} other {All {total} apps}} expose people',
      'headline.raises-questions.one': '{App} raises questions',
      'headline.raises-questions.some':
        '{count} of {total} apps {number, plural, one {raises} other {raise}} questions',
      'headline.raises-questions.all': '{number, plural, =2 {Both apps} other {All {total} apps}} raise questions',
      'headline.not-enough-seen.one': 'We saw too little of {app} to judge it',
      'headline.not-enough-seen.some': 'We saw too little of {count} of {total} apps to judge them',
      'headline.not-enough-seen.all':
        'We saw too little of {number, plural, =2 {both apps} other {all {total} apps}} to judge them',
      'headline.no-problem-seen.one': 'We saw no problem of the kinds we know in {app}',
      'headline.no-problem-seen.some': 'We saw no problem of the kinds we know',
      'headline.no-problem-seen.all': 'We saw no problem of the kinds we know',
      'headline.no-apps': 'We could not tell any app apart',
      'headline.no-packets': 'The recording holds no packets',
    },
  ),
  ...family('Sentences under the headline, one per app, worst first.', {
    'lede.exposes-people':
      '{App} {moved, select, in {received} both {sent and received} other {sent}} {things} that others on the way could read.',
    'lede.raises-questions':
      '{App} raises {count, plural, one {a question: {first}} other {# questions. The first: {first}}}.',
    'lede.not-enough-seen': 'We saw too little of {app} to judge it.',
    'lede.no-problem-seen': 'We found nothing we know in {app}. That is not proof of safety.',
    'lede.more': '{count, plural, one {One more app is listed below.} other {# more apps are listed below.}}',
    'lede.no-apps': 'Nothing in it could be given to an app. That is not proof of safety.',
    'lede.no-packets': 'So there is nothing to tell. Record again, or open another file.',
    'lede.unnamed-exposure':
      'We also saw {things} that others on the way could read. We do not know which app it belongs to.',
  }),
  ...family('Short facts in a row, below a headline or an app.', {
    'fact.kicker': '{title}. Recorded {day}, {clock} UTC{vantage, select, none {} other { in {vantage}}}',
    'fact.kicker-no-time': '{title}. The recording has no times',
    'fact.untitled': 'A recording',
    'fact.packets': '{count, plural, one {# packet} other {# packets}}',
    'fact.lost-none': 'no loss reported',
    'fact.lost': '{count, plural, one {# packet lost} other {# packets lost}}',
    'fact.lost-bytes': '{size} missing',
    'fact.home': 'Home country: {country}',
    'fact.no-home': 'No home country chosen',
    'fact.audience': 'Written for readers in {countries}',
    'fact.findings': '{count, plural, =0 {no findings} one {# finding} other {# findings}}',
    'fact.findings-confirmed': '{count, plural, one {# finding} other {# findings}}, {confirmed} confirmed',
    'fact.servers': '{count, plural, =0 {no servers} one {# server} other {# servers}}',
    'fact.run-by': 'Run by {names}',
    'fact.operator-unknown': 'Operator not known',
    'fact.by-maker': 'by {maker}',
    'fact.laws': '{count, plural, one {Law of {countries}} other {Laws of {countries}}}',
    'fact.open-app': 'Eight questions about {app}',
    'fact.local-only': 'On the local network only',
    'fact.opened-only': 'Seen only with a key log. Others on the way could not read it',
  }),
  ...family('Names and values in the table at the top of the app page.', {
    'app-fact.maker': 'Maker',
    'app-fact.maker-value': '{maker}, {country}',
    'app-fact.seen': 'Seen',
    'app-fact.seen-value':
      '{packets, plural, one {# packet} other {# packets}}, {servers, plural, =0 {no servers} one {# server} other {# servers}}',
    'app-fact.when': 'When',
    'app-fact.when-value': '{day}, {from} to {to} UTC',
    'app-fact.known-by': 'How we know the app',
    'app-fact.known-by.process': 'by the program that sent the packets',
    'app-fact.known-by.host-name': 'by the names of its servers',
    'app-fact.known-by.protocol': 'by a protocol that only it speaks',
    'app-fact.known-by.certificate': 'by the certificate that its server showed',
    'app-fact.known-by.address': 'by addresses that its maker publishes',
    'app-fact.known-by.nothing': 'we do not know it',
  }),
  ...family('What to do before printing. One action each.', {
    'before.newest': 'Record with the newest version of the app.',
    'before.second-account': 'Record a second time, with a second account.',
    'before.own-values': 'Give Earshot your own user ID and phone number, and record again.',
    'before.longer': 'Record for longer: sign in, send a message, make a call.',
    'before.ask': 'Ask {names}. Give them a date to answer by.',
    'before.ask-maker': 'Ask the company that makes the app. Give it a date to answer by.',
    'before.lawyer': 'Have a lawyer check the sentences on law.',
    'before.check-bytes': 'Open each finding and check its bytes in Wireshark.',
  }),
};

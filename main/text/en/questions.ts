import { family } from './entry.ts';

export const questions = {
  ...family('The eight fixed questions, always all of them, in this order.', {
    'question.1': 'Could anything be read on the way?',
    'question.2': 'Does it show who people are?',
    'question.3': 'Who runs the servers?',
    'question.4': 'Where do they seem to be?',
    'question.5': 'Which laws can reach the data?',
    'question.6': 'How good is the encryption?',
    'question.7': 'Who else is told?',
    'question.8': 'What could we not see?',
  }),
  ...family('Answers to question 1.', {
    'answer.1.yes': 'Yes: {things}.',
    'answer.1.other': 'Yes, but nothing that we know to point to a person.',
    'answer.1.signs': 'Perhaps. There are weak signs only.',
    'answer.1.no': 'We found nothing of the kinds we know.',
    'answer.1.too-little': 'We saw too little to say.',
    'answer.1.share': '{percent} of its data was not encrypted, {size} in all.',
    'answer.1.times': '{name}: {count, plural, one {once} other {# times}}, {span}.',
    'answer.1.span-once': 'at {clock} UTC',
    'answer.1.span': 'from {from} to {to} UTC',
    'answer.1.span-unknown': 'time not known',
    'answer.1.signs-note':
      '{count, plural, one {One weak sign is listed apart. It counts in no verdict.} other {# weak signs are listed apart. They count in no verdict.}}',
  }),
  ...family('Answers to question 2.', {
    'answer.2.values': '{count, plural, one {One value.} other {# values.}}',
    'answer.2.values-yours':
      '{count, plural, one {One value.} other {# values.}} {yours, plural, one {One is a value you gave us.} other {# are values you gave us.}}',
    'answer.2.none': 'Not that we found. That is not proof of safety.',
    'answer.2.no-room':
      'We found no room ID. So we cannot say if someone who watches two people could tell that they are in the same room.',
    'answer.2.method':
      'We look for values you gave us, for known names of fields and for known forms. Other values may be there.',
  }),
  ...family('Answers to question 3.', {
    'answer.3.known': '{count, plural, one {One company: {names}.} other {# companies: {names}.}}',
    'answer.3.none': 'We do not know.',
    'answer.3.no-servers': 'We saw no server outside the local network.',
    'answer.3.unknown-rest':
      '{count, plural, one {We do not know who runs one server.} other {We do not know who runs # servers.}}',
    'answer.3.company':
      '{operator} is based in {country}. It runs {count, plural, one {one server} other {# servers}} in this recording.',
    'answer.3.company-no-country':
      '{operator} runs {count, plural, one {one server} other {# servers}} in this recording. We do not know where it is based.',
  }),
  ...family(
    'Answer to question 4, one sentence: “One server likely in the United States and one server possibly in China.”',
    {
      'answer.4.places': '{places}.',
      'answer.4.place': '{count, plural, one {one server} other {# servers}} {place}',
      'answer.4.unknown':
        '{count, plural, one {one server in a place we do not know} other {# servers in places we do not know}}',
    },
  ),
  ...family('Answer to question 5.', {
    'answer.5.none': 'None that we can name.',
  }),
  ...family('Answers to question 6.', {
    'answer.6.all': 'All of its data was encrypted.',
    'answer.6.some': '{percent} of its data was encrypted.',
    'answer.6.none': 'We saw no encryption.',
    'answer.6.no-data': 'There was no data to judge.',
    'answer.6.unknown': '{percent} has a form we do not know. It may or may not be encrypted.',
    'answer.6.not-tested': 'We did not test how strong the encryption is.',
    'answer.6.finding': '{title}.',
  }),
  ...family('Answers to question 7.', {
    'answer.7.others': 'Besides the maker: {names}.',
    'answer.7.no-maker': 'We do not know the maker. We saw servers of {names}.',
    'answer.7.none': 'No one else that we could name.',
    'answer.7.unknown':
      '{count, plural, one {One server has an operator we do not know.} other {# servers have operators we do not know.}}',
    'answer.7.local': 'On the local network: {things}.',
    'answer.7.could-exist': 'Others could exist. We cannot see what servers send to each other.',
  }),
  ...family('Answers to question 8.', {
    'answer.8.inside': 'Inside {percent} of its data.',
    'answer.8.all-read': 'What happens after the data arrives.',
    'answer.8.no-data': 'Nearly everything: there was no data to look into.',
  }),
};

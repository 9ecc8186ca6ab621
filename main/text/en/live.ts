import { family } from './entry.ts';

export const live = {
  ...family('Live screen: is it working, is anything lost, what has turned up, what do I do next?', {
    'live.page': 'Recording',
    'live.title-plain': 'Recording this computer’s network',
    'live.time': 'Time so far',
    'live.stop': 'Stop and read the results',
    'live.stopping': 'Stopping',
    'live.reading': 'Reading the recording',
    'live.reading-share': 'Reading, {percent} done',
    'live.packets': 'Packets',
    'live.lost': 'Packets lost',
    'live.lost-none': 'None reported lost so far',
    'live.lost-some': 'What we find stays true. But we may miss something, and the report will say so.',
    'live.lost-unknown': 'This way of recording cannot count them. Some may be missing.',
    'live.data': 'Data',
    'live.saved': 'Saved every second',
    'live.pulse': 'Packets each second',
    'live.own':
      '{count, plural, =0 {No packets of Earshot’s own} one {# packet of Earshot’s own, set apart} other {# packets of Earshot’s own, set apart}}',
  }),
  ...family('Table of the apps seen so far.', {
    'live.apps.title': 'Apps so far',
    'live.apps.none': 'No app yet. Open the app you want to test and use it.',
    'live.apps.app': 'App',
    'live.apps.packets': 'Packets',
    'live.apps.so-far': 'So far',
    'live.apps.readable':
      '{count, plural, =0 {Nothing readable found yet} one {# thing could be read} other {# things could be read}}',
  }),
  ...family('First findings while recording. They may still change. {app}: a name; {subject}: “a user ID”.', {
    'live.findings.title': 'First findings',
    'live.findings.early': 'Early results. They may change until you stop.',
    'live.findings.none': 'Nothing found yet. That is not proof of safety.',
    'live.findings.exposed.confirmed': '{app} sent {subject}, and it was readable.',
    'live.findings.exposed.likely': '{app} sent what is likely {subject}, and it was readable.',
    'live.findings.exposed.possible': '{app} sent what may be {subject}, and it was readable.',
    'live.findings.no-app': 'An app we could not name',
  }),
  ...family('Shown when no packet arrives.', {
    'live.silent.title': 'No packets after {seconds} seconds',
    'live.silent.text':
      'Nothing has arrived. Is this the right network? Open a web page. If the count stays at 0, choose another source.',
  }),
  ...family('What to do while recording.', {
    'live.steps.title': 'What to do now',
    'live.steps.open': 'Open the app and sign in',
    'live.steps.join': 'Join a room or open a chat',
    'live.steps.speak': 'Speak or write for a minute',
    'live.steps.leave': 'Leave, and close the app',
    'live.steps.wait': 'Wait one minute, with the device idle',
  }),
};

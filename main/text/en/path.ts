import { family } from './entry.ts';

export const path = {
  ...family('Lanes of the drawing from the device to the operator’s government, and how each starts.', {
    'path.title': 'What each one could read, by where they sit',
    'path.lane.encrypted': 'The encrypted data',
    'path.lane.visible': 'Which servers, and when',
    'path.start.readable': 'Sent, readable',
    'path.start.readable-in': 'Received, readable',
    'path.start.encrypted': 'Sent, encrypted',
    'path.start.visible': 'Always visible',
    'path.lane.likely': '{name} (likely)',
  }),
  ...family('Notes under the drawing.', {
    'path.note.access': '“Could read” is about access. This does not say that anyone did.',
    'path.note.visible': 'Which servers, and when, is visible with nearly every app.',
    'path.note.countries': 'We cannot see which countries lie on the path.',
    'path.note.local': 'This stayed on the local network. Only others on that network could read it.',
    'path.note.operator-reads': 'Encrypted does not mean that no one can read it. The operator may.',
    'path.note.opened': 'Others on the way could not read it without the keys.',
  }),
};

import { family } from './entry.ts';

export const shared = {
  ...family(
    'Stands on every screen, page and text output of the bundled sample. Must stay one short line and must keep the denial.',
    {
      'mark.made-up': 'Made-up traffic, rebuilt from a 2021 report. Not evidence.',
    },
  ),
  ...family('The frame around every screen: top line, footer, skip link.', {
    'frame.name': 'Earshot',
    'frame.skip': 'Skip to the text',
    'frame.sessions': 'Sessions',
    'frame.home': 'Home',
    'frame.settings': 'Settings',
    'frame.breadcrumb': 'Where you are',
    'frame.results': 'Results',
    'frame.page-title': '{page} · Earshot',
    'frame.own-connections':
      '{count, plural, =0 {Earshot has made 0 connections of its own since it started.} one {Earshot has made # connection of its own since it started.} other {Earshot has made # connections of its own since it started.}}',
  }),
  ...family('Choice of colours in the footer.', {
    'look.title': 'Look',
    'look.automatic': 'Automatic',
    'look.light': 'Light',
    'look.dark': 'Dark',
    'look.contrast': 'High contrast',
  }),
  ...family('Buttons and short words used on many screens.', {
    'shared.cancel': 'Cancel',
    'shared.change': 'Change',
    'shared.save': 'Save',
    'shared.check-again': 'Check again',
    'shared.copy': 'Copy',
    'shared.copied': 'Copied',
    'shared.delete': 'Delete',
    'shared.none': '–',
    'shared.not-known': 'Not known',
    'shared.loading': 'One moment',
  }),
  ...family('Cuts a long list short, at the end of a sentence or row. {count}: how many are left out.', {
    'shared.and-more': '{list} and {count} more',
  }),
  ...family('Who made a data set, as its licence asks. {credit} and {licence} are printed as they are.', {
    'credit.line': '{credit} ({version}). Licence: {licence}.',
  }),
  ...family('Plain joins. The parts are finished sentences, words or names.', {
    'shared.name-with-note': '{name} ({note})',
    'shared.label-text': '{label}: {text}',
  }),
  ...family('Small numbers as words, in the middle of a sentence. {count}: 0 or more.', {
    'shared.count-word':
      '{count, select, 1 {one} 2 {two} 3 {three} 4 {four} 5 {five} 6 {six} 7 {seven} 8 {eight} 9 {nine} 10 {ten} other {{shown}}}',
  }),
  ...family('Units. Keep them short; they stand in tables.', {
    'unit.bytes': '{value} B',
    'unit.kilobytes': '{value} kB',
    'unit.megabytes': '{value} MB',
    'unit.gigabytes': '{value} GB',
    'unit.seconds': '{seconds} s',
    'unit.minutes': '{minutes} min {seconds} s',
    'unit.hours': '{hours} h {minutes} min',
    'unit.milliseconds': '{value} ms',
    'unit.percent': '{value}%',
    'unit.percent-below': 'less than {value}%',
    'unit.percent-above': 'more than {value}%',
  }),
};

import { family } from './entry.ts';

export const reportPage = {
  ...family('Headings of the report, on screen and in the PDF.', {
    'report.page': 'Report',
    'report.brand': 'Earshot',
    'report.page-number': 'Page {page} of {pages}',
    'report.findings-title': 'Findings',
    'report.findings-none': 'We found none of the things we look for. That is not proof of safety.',
    'report.appendix-title': 'Signs too weak for a finding',
    'report.appendix-note':
      'Each of these rests on one sign only. None of them counts in a verdict. Do not print them as facts.',
    'report.servers-title': 'Servers',
    'report.servers-note': 'Operator, host, place and law are four separate facts. Each can be wrong on its own.',
    'report.method-title': 'How we tested',
    'report.limits-title': 'Limits',
    'report.laws-title': 'Laws that can reach the data',
    'report.laws-none': 'We have no checked law text for the countries named here.',
    'report.words-title': 'Words we use',
    'report.hashes-title': 'How to check that the recording is the same',
    'report.hashes-note':
      'Make the SHA-256 hash of the recording again. If it is this one, it is the file that this report rests on, byte for byte. A hash does not show who recorded it, or what came before.',
    'report.credits-title': 'Data from others',
    'report.hash-file': 'File',
    'report.hash-sha256': 'SHA-256',
    'report.who-title': 'Who could read what, from the device to the operator’s government',
    'report.others-title': 'Other apps in the recording.',
    'report.check-line': 'To check in Wireshark: {filter}, then packet {frame}.',
    'report.first-packet': 'First packet {frame}',
    'report.times': '{count, plural, one {Once} other {# times}}',
    'report.law-source': 'Source: {source}',
  }),
};

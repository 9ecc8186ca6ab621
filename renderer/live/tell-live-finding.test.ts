import { expect, it } from 'vitest';
import { createText } from '../../main/text/index.ts';
import { tellLiveFinding } from './tell-live-finding.ts';

const text = createText('en');
const seen = {
  kind: 'identifier-exposed',
  subject: 'account',
  app: 'Lounge',
  confidence: 'likely',
  reason: 'key-name',
  detector: 'key-name',
};

it('names what the field or the user named', () => {
  expect(tellLiveFinding(text, seen)).toBe('Lounge sent what is likely a user ID, and it was readable.');
  expect(tellLiveFinding(text, { ...seen, confidence: 'confirmed', reason: 'own-value' })).toBe(
    'Lounge sent a user ID, and it was readable.',
  );
});

it('does not call something a user ID for its form alone', () => {
  for (const reason of ['shape', null]) expect(tellLiveFinding(text, { ...seen, reason })).not.toContain('user ID');
});

it('has no sentence for what needs the whole recording, and none for words it does not know', () => {
  expect(tellLiveFinding(text, { ...seen, kind: 'server-abroad', subject: null, reason: null })).toBeNull();
  expect(tellLiveFinding(text, { ...seen, subject: 'shoe-size' })).toBeNull();
  expect(tellLiveFinding(text, { ...seen, confidence: 'certain' })).toBeNull();
});

it('says that the app has no name', () => {
  expect(tellLiveFinding(text, { ...seen, app: null })).toContain(text.t('live.findings.no-app'));
});

it('what only proves a password is not told as one', () => {
  const answer = { ...seen, subject: 'credential', reason: 'protocol-field' };
  expect(tellLiveFinding(text, { ...answer, detector: 'sasl-answer' })).toContain('a scrambled password');
  expect(tellLiveFinding(text, { ...answer, detector: 'sasl-credential' })).toContain('a password or key');
});

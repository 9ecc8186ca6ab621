import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { emitWhatsappNode } from './whatsapp-node.ts';
import { NUMBER, WHATSAPP_AUTH } from './whatsapp.fixture.ts';

function read(node: string): RecordingSink {
  const bytes = octets(node);
  const sink = new RecordingSink(flowFixture('tcp', 'whatsapp'));
  sink.begin(bytes, frozenFrame(1, 54, null), 'out');
  emitWhatsappNode(bytes, 0, bytes.length, sink);
  return sink;
}

test('reads the real one: who logs in, and the proof that goes with it', () => {
  const sink = read(WHATSAPP_AUTH.slice(3));
  expect(sink.texts('whatsapp.auth.user')).toEqual([NUMBER]);
  expect(sink.fields.map(({ path, key }) => [path, key])).toEqual([
    ['whatsapp.auth.user', 'user'],
    ['whatsapp.auth.content', null],
  ]);
});

test('children, pairs, long items and words of the second list', () => {
  expect(read('\xf8\x02\x05\xf8\x01\xf8\x03\x0c\xb5\xfc\x03tom').texts('whatsapp.auth.user')).toEqual(['tom']);
  expect(read('\xf8\x03\x0c\xb5\xfa\xfc\x03tom\x91').texts('whatsapp.auth.user')).toEqual(['tom']);
  expect(read('\xf8\x03\x0c\xb5\xfd\x00\x00\x03tom').texts('whatsapp.auth.user')).toEqual(['tom']);
  expect(read('\xf8\x05\x0c\xb5\xec\x07\xb5\xfc\x03tom').texts('whatsapp.auth.user')).toEqual(['tom']);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = WHATSAPP_AUTH.slice(3);
  for (let n = 1; n < whole.length; n++) expect(read(whole.slice(0, n)).problems).toEqual(['bad-length']);
});

test('what asks for too much is not followed', () => {
  expect(read('\xf9\xff\xff\x0c').problems).toEqual(['bad-length']);
  expect(read('\xf8\x02\x05\xf8\x01'.repeat(40)).fields).toEqual([]);
  expect(read('\x17').problems).toEqual(['bad-length']);
});

import { describe, expect, it } from 'vitest';
import { SUBJECT_TYPES } from '../../contract/words.ts';
import { parseMine, parseMineLines, subjectTypeOf } from './mine-kinds.ts';

const BAD = { code: 'bad-mine' };

describe('subjectTypeOf', () => {
  it('knows every subject type by its own name', () => {
    expect(SUBJECT_TYPES.map(subjectTypeOf)).toEqual([...SUBJECT_TYPES]);
  });

  it('knows usual words, however they are written, and takes any other for `other`', () => {
    expect(
      ['User_ID', ' user id ', 'UID', 'Room-Id', 'e-mail', 'IMEI', 'Shoe size', '', 'constructor'].map(subjectTypeOf),
    ).toEqual(['account', 'account', 'account', 'room', 'email', 'device-id', 'other', 'other', 'other']);
  });
});

describe('parseMine', () => {
  it('splits at the first equals sign', () => {
    expect(parseMine('user-id=48=93')).toEqual({ kind: 'account', value: '48=93' });
    expect(parseMine('room= xk8 ')).toEqual({ kind: 'room', value: 'xk8' });
  });

  it.each(['12345', '=12345', 'uid=', 'uid=   ', '', `uid=${'x'.repeat(4097)}`])(
    'refuses %j without repeating it',
    (text) => {
      expect(() => parseMine(text)).toThrow(expect.objectContaining({ ...BAD, values: { what: 'KIND=VALUE' } }));
    },
  );
});

describe('parseMineLines', () => {
  it('reads one value a line, text or whole number', () => {
    const text = '\ufeff{"kind":"user-id","value":48123493}\r\n\n{"kind":"name","value":" Anna "}\n';
    expect(parseMineLines(text)).toEqual([
      { kind: 'account', value: '48123493' },
      { kind: 'person-name', value: 'Anna' },
    ]);
    expect(parseMineLines('')).toEqual([]);
  });

  it.each([
    '{"kind":"uid","value":12345678901234567890}', // JSON would make 12345678901234567000 of it
    '{"kind":"uid","value":1.5}',
    '{"kind":"uid","value":""}',
    '{"kind":"uid","value":null}',
    '{"kind":7,"value":"x"}',
    '{"value":"secret"}',
    '["uid","secret"]',
    'uid=secret',
    'null',
  ])('refuses %s by its line and nothing of its content', (line) => {
    expect(() => parseMineLines(`{"kind":"uid","value":"1"}\n${line}`)).toThrow(
      expect.objectContaining({ ...BAD, values: { what: 'line 2' } }),
    );
  });
});

import { expect, test } from 'vitest';
import { EarshotError } from './errors.ts';
import { codeOf, readProblem, writeProblem } from './file-problem.ts';

const failed = (code: string): Error => Object.assign(new Error('with /a/path in it'), { code });

test('each of the system’s codes has its sentence', () => {
  const read = (code: string) => readProblem(failed(code), 'a.pcap').code;
  expect(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EIO', 'toString'].map(read)).toEqual([
    'no-such-file',
    'no-such-file',
    'is-a-directory',
    'no-permission',
    'no-permission',
    'read-failed',
    'read-failed',
  ]);
  const write = (code: string) => writeProblem(failed(code), 'a.pdf').code;
  expect(['ENOSPC', 'EDQUOT', 'EFBIG', 'EACCES', 'EPERM', 'EROFS', 'EIO'].map(write)).toEqual([
    'disk-full',
    'disk-full',
    'disk-full',
    'no-permission',
    'no-permission',
    'no-permission',
    'write-failed',
  ]);
});

test('the reader gets the name and the code, never the path of the system’s own text', () => {
  expect(writeProblem(failed('ENOSPC'), 'a.pdf').values).toEqual({ name: 'a.pdf', reason: 'ENOSPC' });
  expect(writeProblem(failed('ENOSPC'), null).values).toEqual({ reason: 'ENOSPC' });
  expect(JSON.stringify(readProblem(failed('EIO'), 'x').values)).not.toContain('/a/path');
});

test('an error of ours stays what it is', () => {
  const ours = new EarshotError('not-a-capture', { name: 'b' });
  expect(readProblem(ours, 'a')).toBe(ours);
  expect(writeProblem(ours, 'a')).toBe(ours);
});

test('what is no error has no code', () => {
  expect([codeOf(null), codeOf('x'), codeOf({ code: 7 }), codeOf(failed('EIO'))]).toEqual(['', '', '', 'EIO']);
});

import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { directoryName } from './directory-name.ts';

const hits = (text: string) =>
  said(directoryName, fieldOf(text, { path: 'syslog.message', protocol: 'syslog' })).map((one) =>
    one.replace('identifier-exposed likely ', ''),
  );

test('an account in a search, or in a name', () => {
  expect(hits('SRCH filter="(&(objectClass=posixAccount)(uid=rana7))"')).toEqual(['account rana7']);
  expect(hits('(|(memberUid=rana7)(sAMAccountName=rk))')).toEqual(['account rana7', 'account rk']);
  expect(hits('BIND dn="uid=rana7,ou=people,dc=office,dc=example"')).toEqual(['account rana7']);
  expect(hits('uid=rana7,o=office and (uid=rana7)')).toEqual(['account rana7']);
});

test('marks the value alone', () => {
  const field = fieldOf('(uid=rana7)', { before: 0 });
  const [hit] = directoryName.inspect(field, contextOf().context);
  expect(hit?.part).toEqual({ at: 5, length: 5 });
});

test('silent on programs, patterns, numbers of processes and queries', () => {
  for (const text of [
    '(uid=root)',
    '(uid=*)',
    '(uid=ra*)',
    '(objectClass=person)',
    '(gidNumber=1000)',
    'session opened (uid=0)',
  ])
    expect(hits(text)).toEqual([]);
  for (const text of [
    'a=1&uid=rana7&b=2',
    'uid=1000,gid=1000',
    'uid=rana7,name=x',
    'guid=rana,dc=x',
    'cn=admin,dc=office',
  ])
    expect(hits(text)).toEqual([]);
});

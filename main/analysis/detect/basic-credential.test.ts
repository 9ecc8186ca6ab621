import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { basicCredential } from './basic-credential.ts';
import { said } from './context.fixture.ts';

const header = { path: 'http.header.authorization', key: 'Authorization' } as const;

test('finds the user and the password of RFC 7617 section 2', () => {
  expect(said(basicCredential, fieldOf('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', header))).toEqual([
    'identifier-exposed confirmed credential Aladdin:open sesame base64',
  ]);
});
test('a role’s password is one, unless it is none or servers come with it', () => {
  expect(said(basicCredential, fieldOf('Basic YWRtaW46czNjcmV0', header))).toEqual([
    'identifier-exposed confirmed credential admin:s3cret base64',
  ]);
  for (const nobody of ['Basic Z3Vlc3Q6Z3Vlc3Q=', 'Basic YW5vbnltb3VzOg=='])
    expect(said(basicCredential, fieldOf(nobody, header))).toEqual([]);
});
test('stays silent elsewhere', () => {
  for (const text of ['Basic', 'Basic !!!!', 'Basic YWJj', 'Bearer QWxhZGRpbjpvcGVuIHNlc2FtZQ=='])
    expect(said(basicCredential, fieldOf(text, header))).toEqual([]);
  expect(said(basicCredential, fieldOf('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', { path: 'http.header.x' }))).toEqual([]);
});

test('a name without a password is the key of an app at many services: one sign only', () => {
  expect(said(basicCredential, fieldOf(`Basic ${btoa('k3JdM2QpZ8sVx7TnB1yC:')}`, header))).toEqual([
    'identifier-exposed possible credential k3JdM2QpZ8sVx7TnB1yC: base64',
  ]);
});

import type { Field } from '../model/field.ts';
import type { SubjectType } from '../model/words.ts';
import { NONE, protocolsOf, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder, isRole } from './placeholders.ts';

/** By the field's path, without the protocol that carries it: NTLM's messages lie in SMB, LDAP, HTTP and mail alike. */
const NTLM: readonly (readonly [end: string, type: SubjectType])[] = [
  ['.ntlm.account', 'account'], // [MS-NLMP] section 2.2.1.3, UserName
  ['.ntlm.workstation', 'device-name'],
];
const PATHS: ReadonlyMap<string, SubjectType> = new Map([
  ['kerberos.client', 'account'], // RFC 4120 section 5.4.1, cname
  ['kerberos.client.host', 'device-name'], // section 6.2.1
  ['netbios-datagram.logon.user', 'account'], // [MS-ADTS] section 6.3.1.3
  ['smb.session-setup.account', 'account'], // [MS-CIFS] section 2.2.4.53.1
  ['smb.session.calling', 'device-name'], // RFC 1002 section 4.3.2
]);
const PROTOCOLS = protocolsOf(PATHS.keys());
/** A computer's own account is its name, and this behind it ([MS-ADTS] section 3.1.1.6, sAMAccountName). */
const COMPUTER = '$';
/** Where NTLM's messages lie as they are, and not in base64. */
const RAW: ReadonlySet<string> = new Set(['ldap', 'smb']);
const LONGEST = 256;
const NOBODY = /^anonymous(?: logon)?$/i;

/** Who logs in to a Windows domain or file share, and from which computer, in the field that the protocol has for it. */
export const windowsLogin: Detector = {
  id: 'windows-login',
  version: 1,
  needs: { member: false },
  inspect(field, context) {
    const type = typeOf(field);
    if (type === undefined || field.role !== 'value' || !field.leaf || field.length > LONGEST) return NONE;
    const raw = field.text().trim();
    if (isPlaceholder(raw) || isRole(raw) || NOBODY.test(raw) || raw === COMPUTER) return NONE;
    const said = type === 'account' && raw.endsWith(COMPUTER) ? 'device-name' : type;
    return [hitOf(field, context, { type: said, confidence: 'confirmed', reason: 'protocol-field', raw })];
  },
};

function typeOf({ path, chain, protocol }: Field): SubjectType | undefined {
  const mayBeNtlm = chain.length === 0 ? RAW.has(protocol) : chain[chain.length - 1] === 'ntlm';
  return (mayBeNtlm ? inNtlm(path) : undefined) ?? (PROTOCOLS.has(protocol) ? PATHS.get(path) : undefined);
}

function inNtlm(path: string): SubjectType | undefined {
  return NTLM.find(([end]) => path.endsWith(end))?.[1];
}

import { type Octets, ascii, be16, filled, le16, le32, netbiosName, ntlmLogin, wide } from './octets.fixture.ts';

/** An SMB transaction to a mailbox ([MS-MAIL] section 2.2.1), as a NetBIOS datagram carries it. */
export function mailslot(name: string, data: Octets): number[] {
  const text = [...ascii(name), 0];
  const before = 32 + 1 + 17 * 2 + 2;
  const at = before + text.length;
  const words = [
    ...le16(0),
    ...le16(data.length),
    ...le16(0),
    ...le16(0),
    0,
    0,
    ...le16(0),
    ...le32(1e3),
    ...le16(0),
    ...le16(0),
    ...le16(0),
    ...le16(data.length),
    ...le16(at),
    3,
    0,
    ...le16(1),
    ...le16(1),
    ...le16(2),
  ];
  return [...ascii('\xffSMB'), 0x25, ...filled(27), 17, ...words, ...le16(text.length + data.length), ...text, ...data];
}

/** [MS-BRWS] section 2.2.1. */
export const announcement = (kind: number, name: string, comment: string): number[] => [
  kind,
  0,
  ...le32(60_000),
  ...ascii(name.padEnd(16, '\0')),
  10,
  0,
  ...le32(0x1003),
  15,
  1,
  0x55,
  0xaa,
  ...ascii(comment),
  0,
];

/** tshark 4.0.17: Host Announcement RANAS-PC, Workstation, Server, NT Workstation; comment "Rana at work". */
export const ANNOUNCED = datagram(
  'RANAS-PC',
  'OFFICE',
  mailslot('\\MAILSLOT\\BROWSE', announcement(1, 'RANAS-PC', 'Rana at work')),
);

/** RFC 1002 section 4.4.2: a datagram to a group. */
export function datagram(from: string, to: string, data: Octets): Uint8Array {
  const names = [...netbiosName(from, 0), ...netbiosName(to, 0x1d)];
  const head = [0x11, 0x0a, 0, 9, 192, 0, 2, 7, 0, 138, ...be16(names.length + data.length), 0, 0];
  return Uint8Array.from([...head, ...names, ...data]);
}

/** NetBIOS's length before a message. */
export const framed = (message: Octets): number[] => [0, 0, ...be16(message.length), ...message];

const header2 = (command: number, flags: number): number[] => [
  ...ascii('\xfeSMB'),
  ...le16(64),
  ...le16(0),
  ...le32(0),
  ...le16(command),
  ...le16(1),
  ...le32(flags),
  ...le32(0),
  ...filled(40),
];

/** [MS-SMB2] section 2.2.5. tshark 4.0.17: Session Setup Request, NTLMSSP_AUTH, User: OFFICE\rana. */
export function setup2(token: Octets): number[] {
  const body = [...le16(25), 0, 1, ...le32(0), ...le32(0), ...le16(88), ...le16(token.length), ...le32(0), ...le32(0)];
  return [...header2(1, 0), ...body, ...token];
}
/** Section 2.2.9. tshark 4.0.17: Tree Connect Request Tree: \\FILES\rana. */
export function tree2(path: string): number[] {
  return [...header2(3, 0), ...le16(9), ...le16(0), ...le16(72), ...le16(wide(path).length), ...wide(path)];
}
/** Section 2.2.21: octets written to a file. */
export const write2 = (data: string): number[] => [...header2(9, 0), ...filled(48), ...ascii(data)];

export const NTLM_LOGIN = ntlmLogin('OFFICE', 'rana', 'RANAS-PC');

const header1 = (command: number): number[] => [
  ...ascii('\xffSMB'),
  command,
  ...le32(0),
  0x18,
  ...le16(0x8001),
  ...filled(20),
];
/** [MS-CIFS] section 2.2.4.53.1, without extended security, and a tree connect chained to it (section 2.2.4.55.1).
 *  tshark 4.0.17: Session Setup AndX Request, User: OFFICE\rana; Tree Connect AndX, Path: \\FILES\rana. */
export function setup1(): number[] {
  const strings = [...wide('rana\0'), ...wide('OFFICE\0'), ...wide('Unix\0'), ...wide('Samba\0')];
  const data = [...filled(23, 7), ...strings]; // a password's hash; what follows stands at an even place
  const next = 32 + 1 + 26 + 2 + data.length;
  const words = [
    0x75,
    0,
    ...le16(next),
    ...le16(4356),
    ...le16(50),
    ...le16(0),
    ...le32(0),
    ...le16(0),
    ...le16(23),
    ...le32(0),
    ...le32(0),
  ];
  const path = [0, 0, ...wide('\\\\FILES\\rana\0'), ...ascii('?????\0')].slice(1);
  const pad = (next + 1 + 8 + 2 + 1) & 1 ? [0] : [];
  const tree = [4, 0xff, 0, ...le16(0), ...le16(0), ...le16(1), ...le16(pad.length + path.length), ...pad, ...path];
  return [...header1(0x73), 13, ...words, ...le16(data.length), ...data, ...tree];
}

export const CALL = [0x81, 0, 0, 68, ...netbiosName('FILES', 0x20), ...netbiosName('RANAS-PC', 0)];

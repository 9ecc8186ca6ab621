/** One text form per address, so that texts can be compared: IPv4 dotted, IPv6 as eight groups without `::`, and an
 *  IPv4 address inside IPv6 (::ffff:a.b.c.d, how Linux lists IPv4 on a dual socket) as IPv4. */
export function addressOf(bytes: Uint8Array, at: number, length: 4 | 16): string {
  if (length === 4) return `${bytes[at]}.${bytes[at + 1]}.${bytes[at + 2]}.${bytes[at + 3]}`;
  const groups: number[] = [];
  for (let i = 0; i < 16; i += 2) groups.push(((bytes[at + i] ?? 0) << 8) | (bytes[at + i + 1] ?? 0));
  const mapped = groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0);
  return mapped ? addressOf(bytes, at + 12, 4) : groups.map((group) => group.toString(16)).join(':');
}

/** The same form from a text as systems print it (`::1`, `fe80::1%en0`, `10.0.0.1`). Null: not an address. */
export function readAddress(text: string): string | null {
  const [bare = ''] = text.split('%');
  const bytes = bare.includes(':') ? ipv6Bytes(bare) : ipv4Bytes(bare);
  return bytes === null ? null : addressOf(Uint8Array.from(bytes), 0, bytes.length === 4 ? 4 : 16);
}

function ipv4Bytes(text: string): number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  return parts.map(Number);
}

function ipv6Bytes(text: string): number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [front, back] = [groupBytes(halves[0] ?? ''), groupBytes(halves[1] ?? '')];
  if (front === null || back === null) return null;
  const missing = 16 - front.length - back.length;
  if (halves.length === 2 ? missing < 2 : missing !== 0) return null;
  return [...front, ...Array.from({ length: missing }, () => 0), ...back];
}

function groupBytes(text: string): number[] | null {
  if (text === '') return [];
  const bytes: number[] = [];
  for (const group of text.split(':')) {
    const four = group.includes('.') ? ipv4Bytes(group) : null;
    if (four !== null) bytes.push(...four);
    else if (/^[0-9a-f]{1,4}$/i.test(group))
      bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255);
    else return null;
  }
  return bytes;
}

/** `0.0.0.0` and `::` in this form: a socket that listens on every address. */
export const ANY_ADDRESSES: ReadonlySet<string> = new Set(['0.0.0.0', '0:0:0:0:0:0:0:0']);

import { ipText, parseAddress } from '../bytes/address.ts';

/** Backwards, as who has an address is asked for: RFC 1035 section 3.5, RFC 3596 section 2.5. */
const REVERSE4 = /(?<!\d)(?:\d{1,3}\.){3}\d{1,3}(?=\.in-addr\.arpa)/gi;
const REVERSE6 = /(?<![\da-z])(?:[\da-f]\.){31}[\da-f](?=\.ip6\.arpa)/gi;
/** Dotted, as host names write it (`192-0-2-61`), and in eight hex digits. */
const IP4 = /(?<![\d.-])(?:\d{1,3}\.){3}\d{1,3}(?![\d-])|(?<!\d)(?:\d{1,3}-){3}\d{1,3}(?!\d)/g;
const IP4_HEX = /(?<![\da-z])[\da-f]{8}(?![\da-z])/gi;
/** With colons or, in host names, dashes; at least two of them. */
const IP6 = /[\da-f]{0,4}(?::[\da-f]{0,4}){2,8}(?:(?:\.\d{1,3}){3})?|[\da-f]{0,4}(?:-[\da-f]{0,4}){2,8}/gi;

/** Replaces addresses that stand in a text by their public name.
 *  @param nameOf gets the usual text form (RFC 5952 for IPv6); null: the address may stay */
export function withoutAddresses(text: string, nameOf: (ip: string) => string | null): string {
  const named = (found: string, written: string): string => {
    const address = parseAddress(written);
    return (address && nameOf(ipText(address.version, ...address.words))) ?? found;
  };
  return text
    .replace(REVERSE4, (found) => named(found, backwards(found).join('.')))
    .replace(REVERSE6, (found) => named(found, words(backwards(found)).join(':')))
    .replace(IP4, (found) => named(found, found.replaceAll('-', '.')))
    .replace(IP4_HEX, (found) => named(found, dotted(found)))
    .replace(IP6, (found) => named(found, found.replaceAll('-', ':')));
}

function backwards(dotted: string): string[] {
  return dotted.split('.').toReversed();
}

/** Four hex digits each. */
function words(digits: readonly string[]): string[] {
  return Array.from({ length: 8 }, (_, i) => digits.slice(i * 4, i * 4 + 4).join(''));
}

function dotted(hex: string): string {
  return [0, 2, 4, 6].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join('.');
}

import { ipText, parseAddress } from '../bytes/address.ts';

/** Dotted, as host names and reverse look-ups write it (`192-0-2-61`), and in eight hex digits. */
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
    .replace(IP4, (found) => named(found, found.replaceAll('-', '.')))
    .replace(IP4_HEX, (found) => named(found, dotted(found)))
    .replace(IP6, (found) => named(found, found.replaceAll('-', ':')));
}

function dotted(hex: string): string {
  return [0, 2, 4, 6].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join('.');
}

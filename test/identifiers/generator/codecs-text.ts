/** Encodings that keep text text: each octet or letter becomes one or more. */
const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();
const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

export function percented(bytes: Uint8Array): Uint8Array {
  const sign = (octet: number): string =>
    /[\w.~-]/.test(String.fromCharCode(octet)) ? String.fromCharCode(octet) : `%${hexOctet(octet)}`;
  return utf8.encode(Array.from(bytes, sign).join(''));
}

export function formed(bytes: Uint8Array): Uint8Array {
  return utf8.encode(asText(percented(bytes)).replaceAll('%20', '+'));
}

export function unpercented(bytes: Uint8Array, plus: boolean): Uint8Array {
  const raw = plus ? asText(bytes).replaceAll('+', ' ') : asText(bytes);
  return Buffer.from(
    raw.replace(/%([0-9A-F]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    'latin1',
  );
}

export function quotedPrintable(bytes: Uint8Array): Uint8Array {
  const sign = (octet: number): string =>
    (octet >= 32 && octet < 127 && octet !== 61) || octet === 13 || octet === 10
      ? String.fromCharCode(octet)
      : `=${hexOctet(octet)}`;
  return utf8.encode(Array.from(bytes, sign).join(''));
}

export function unquoted(bytes: Uint8Array): Uint8Array {
  return unpercented(utf8.encode(asText(bytes).replaceAll('=', '%')), false);
}

function hexOctet(octet: number): string {
  return octet.toString(16).toUpperCase().padStart(2, '0');
}

export function jsonEscaped(bytes: Uint8Array): Uint8Array {
  return utf8.encode(JSON.stringify(fromUtf8.decode(bytes)).slice(1, -1));
}

export function jsonAscii(bytes: Uint8Array): Uint8Array {
  const escaped = fromUtf8.decode(jsonEscaped(bytes)).replaceAll('/', '\\/');
  return utf8.encode(escaped.replace(/[^\x20-\x7e]/g, unicodeEscape));
}

export function unJson(bytes: Uint8Array): Uint8Array {
  return utf8.encode(JSON.parse(`"${fromUtf8.decode(bytes)}"`) as string);
}

export function xmlEscaped(bytes: Uint8Array): Uint8Array {
  return utf8.encode(fromUtf8.decode(bytes).replace(/[&<>"']/g, (sign) => XML[sign] ?? sign));
}

export function xmlUnescaped(bytes: Uint8Array): Uint8Array {
  return utf8.encode(fromUtf8.decode(bytes).replace(/&(?:amp|lt|gt|quot|apos);/g, unXml));
}

function unicodeEscape(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function unXml(entity: string): string {
  return Object.keys(XML).find((sign) => XML[sign] === entity) ?? entity;
}

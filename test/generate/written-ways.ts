/** The ways in which a secret may be written somewhere, by Node's own encoders and not by ours. */
export type Way = 'plain' | 'upper' | 'percent' | 'all-percent' | 'base64' | 'base64url' | 'hex';
export const WAYS: readonly Way[] = ['plain', 'upper', 'percent', 'all-percent', 'base64', 'base64url', 'hex'];

export function written(secret: string, way: Way): string {
  const octets = Buffer.from(secret, 'utf8');
  switch (way) {
    case 'plain':
      return secret;
    case 'upper':
      return secret.toUpperCase();
    case 'percent':
      return encodeURIComponent(secret);
    case 'all-percent':
      return [...octets].map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join('');
    case 'base64':
      return octets.toString('base64').replace(/=+$/, '');
    case 'base64url':
      return octets.toString('base64url');
    case 'hex':
      return octets.toString('hex');
  }
}

/** Where a secret stands in a text, in any way and case; null: nowhere. Line breaks do not hide it. */
export function findSecret(text: string, secret: string): Way | null {
  const folded = text.toLowerCase();
  const unbroken = folded.replace(/\s+/g, '');
  return (
    WAYS.find((way) => {
      const form = written(secret, way).toLowerCase();
      return folded.includes(form) || unbroken.includes(form.replace(/\s+/g, ''));
    }) ?? null
  );
}

/** nDPI writes lower case, without a port and without DNS's last dot. */
export function sameHost(ours: string, theirs: string): boolean {
  return plainHost(ours) === plainHost(theirs);
}

function plainHost(name: string): string {
  return name.toLowerCase().trim().replace(/\.$/, '');
}

export function hasUrl(urls: ReadonlySet<string>, told: string): boolean {
  return [...urls].some((url) => plainUrl(url) === plainUrl(told));
}

export function plainUrl(url: string): string {
  return url.replace(/^[a-z]+:\/\//i, '');
}

export function plainVersion(name: string): string {
  return name === 'TLSv1.0' ? 'TLSv1' : name;
}

export function plainHash(text: string): string {
  return text.replaceAll(':', '').toLowerCase();
}

/** nDPI prints C, ST, L, O, OU and CN, whatever the order in the certificate: their values are compared. */
export function plainName(name: string): string {
  const parts = name.split(/(?:^|, ?)(?=[A-Za-z\d.]+=)/).filter((part) => /^(?:C|ST|L|O|OU|CN)=/.test(part));
  return parts.sort().join('\n');
}

export function plainTimes(text: string): string {
  return text.replaceAll('T', ' ').replaceAll(/(?:\.0+)?Z/g, '');
}

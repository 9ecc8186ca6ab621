import { readFileSync } from 'node:fs';

/** One flow as nDPI's own result file lists it (the captures' README says where from). `null`: its line could not be
 *  told apart. Host names are in lower case and may be cut; `tls` is a version or `QUIC ver: …`. */
export interface ExpectedFlow {
  readonly l4: string;
  readonly a: string;
  readonly aPort: number;
  readonly b: string;
  readonly bPort: number;
  readonly packetsAB: number;
  readonly bytesAB: number;
  readonly packetsBA: number;
  readonly bytesBA: number;
  readonly protocol: string | null;
  readonly host?: string;
  readonly tls?: string;
  readonly cipher?: string;
  readonly ja3c?: string;
  readonly ja4?: string;
  /** Hex pairs between colons, upper case. */
  readonly certSha1?: string;
  /** `C=US, O=Name, Inc., CN=name`. */
  readonly issuer?: string;
  readonly subject?: string;
  /** `2019-12-17 01:17:28 - 2020-03-16 01:17:28`, UTC. */
  readonly validity?: string;
  /** Names of the certificate, between commas. */
  readonly serverNames?: string;
  readonly url?: string;
  readonly userAgent?: string;
  readonly username?: string;
}

/** By the capture's file name. */
export type Expected = Readonly<Record<string, readonly ExpectedFlow[]>>;

/** @throws Error when the file is not there or is not such a list */
export function readExpected(path: string): Expected {
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new Error(`${path} is no map of files`);
  for (const [name, flows] of Object.entries(read)) {
    if (!Array.isArray(flows) || !flows.every(isFlow)) throw new Error(`${path}: ${name} is no list of flows`);
  }
  return read as Expected;
}

function isFlow(flow: unknown): boolean {
  if (typeof flow !== 'object' || flow === null) return false;
  const { l4, a, b, aPort, bPort, packetsAB, packetsBA, bytesAB, bytesBA, protocol } = flow as Record<string, unknown>;
  return (
    [l4, a, b].every((one) => typeof one === 'string') &&
    [aPort, bPort, packetsAB, packetsBA, bytesAB, bytesBA].every((one) => typeof one === 'number') &&
    (protocol === null || typeof protocol === 'string')
  );
}

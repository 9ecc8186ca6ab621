/** One end of a flow. `address` in the form of addresses.ts. */
export interface End {
  readonly address: string;
  readonly port: number;
}

export type Transport = 'tcp' | 'udp';

/** A socket of this machine as the system lists it. */
export interface SocketRow {
  readonly transport: Transport;
  readonly local: End;
  /** Null: not connected to one partner. */
  readonly remote: End | null;
}

/** The process behind a socket. */
export interface SocketOwner {
  readonly pid: number;
  /** File name of the program; null where the system would not tell (a process of another user). */
  readonly name: string | null;
}

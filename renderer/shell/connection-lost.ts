/** The program behind this window does not answer any more. No error of the contract: nobody is left to send one. */
export class ConnectionLost extends Error {
  constructor(cause?: unknown) {
    super('connection lost', { cause });
    this.name = 'ConnectionLost';
  }
}

import { standsAt } from '../../bytes/scan.ts';
import type { Flow } from '../../model/flow.ts';
import type { ClientHello } from './tls-client-hello.ts';
import type { ServerHello } from './tls-server-hello.ts';

const TLS_1_3 = 0x0304;

/** Tells whether an earlier session went on, up to TLS 1.2: the server says the client's session ID (RFC 5246 section
 *  7.4.1.3), or it goes encrypted without the rest of a full handshake (with a ticket, RFC 5077 section 3.4). In TLS 1.3 the
 *  ServerHello alone says it (`tell-hello.ts`). */
export class SessionWatch {
  readonly #flow: Flow;
  #offered: Uint8Array | null = null;

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  clientHello({ sessionId }: Pick<ClientHello, 'sessionId'>, bytes: Uint8Array): void {
    this.#offered = new Uint8Array(sessionId.length);
    for (let i = 0; i < sessionId.length; i++) this.#offered[i] = bytes[sessionId.at + i] ?? 0;
  }

  serverHello({ version, sessionId }: ServerHello, bytes: Uint8Array): void {
    const { tls } = this.#flow;
    const offered = this.#offered;
    if (!tls || version >= TLS_1_3 || offered === null || offered.length !== sessionId.length) return;
    if (offered.length > 0 && standsAt(bytes, offered, sessionId.at, sessionId.at + sessionId.length))
      tls.resumed = true;
  }

  /** The server goes encrypted. `sawHelloDone`: of a full handshake; null: it may have been lost. */
  changeCipher(sawHelloDone: boolean | null): void {
    const { tls } = this.#flow;
    if (tls && tls.version !== null && sawHelloDone !== null) tls.resumed ??= !sawHelloDone;
  }
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Windows that may be on their way at once: the app's own and a few reports being printed. An older token is void. */
const MOST_TOKENS = 8;

/** Who may talk to the local web shell. The one-time token rides in the URL's fragment, which browsers send to nobody;
 *  the page exchanges it once for an HttpOnly, SameSite=Strict cookie. Host and Origin are checked on every request, so
 *  that no other page of this machine can reach the shell by name or by form (DNS rebinding, cross-site requests). */
export class Gate {
  /** Not used yet, oldest first. */
  readonly #tokens: string[] = [];
  readonly #cookie = randomBytes(32).toString('base64url');
  readonly #cookieName: string;
  #host = '';

  /** @param name tells several shells on one machine apart: cookies do not know ports */
  constructor(name: string) {
    this.#cookieName = `earshot-${name}`;
  }

  listensOn(port: number): void {
    this.#host = `127.0.0.1:${port}`;
  }

  get origin(): string {
    return `http://${this.#host}`;
  }

  /** The address at which a window begins, with a token of its own. */
  entry(path: string): string {
    const token = randomBytes(32).toString('base64url');
    this.#tokens.push(token);
    if (this.#tokens.length > MOST_TOKENS) this.#tokens.shift();
    return `${this.origin}/#${new URLSearchParams({ token, to: path }).toString()}`;
  }

  hostAllowed(request: IncomingMessage): boolean {
    return request.headers.host === this.#host;
  }

  /** Requests that change something must come from our own page. */
  originAllowed(request: IncomingMessage): boolean {
    return request.headers.origin === this.origin;
  }

  /** The Set-Cookie value for the right token, null for a wrong or used one. */
  exchange(token: string): string | null {
    const at = this.#tokens.findIndex((one) => same(token, one));
    if (at < 0) return null;
    this.#tokens.splice(at, 1);
    return `${this.#cookieName}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`;
  }

  hasCookie(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map((one) => one.trim());
    return cookies.some(
      (one) => one.startsWith(`${this.#cookieName}=`) && same(one.slice(this.#cookieName.length + 1), this.#cookie),
    );
  }
}

/** Compares in a time that tells nothing of where two strings differ. */
function same(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(x, y);
}

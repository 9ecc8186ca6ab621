const COMMAND = 0xff; // IAC, RFC 854
const WILL = 0xfb;
const DONT = 0xfe;
const BEGIN = 0xfa; // SB, RFC 855
const END = 0xf0; // SE

/** Tells a direction's text from the commands between it, octet by octet. */
export class TelnetOctets {
  #state: 'text' | 'command' | 'option' | 'inside' | 'inside-command' = 'text';

  isText(octet: number): boolean {
    switch (this.#state) {
      case 'text':
        if (octet === COMMAND) this.#state = 'command';
        return octet !== COMMAND;
      case 'command':
        this.#state = octet === BEGIN ? 'inside' : octet >= WILL && octet <= DONT ? 'option' : 'text';
        return octet === COMMAND; // twice: the octet itself
      case 'option':
        this.#state = 'text';
        return false;
      case 'inside':
        if (octet === COMMAND) this.#state = 'inside-command';
        return false;
      case 'inside-command':
        this.#state = octet === END ? 'text' : 'inside';
        return false;
    }
  }
}

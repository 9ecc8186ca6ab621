const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** The texts of a JSON array, each read when it is asked for: of a table's hundred thousand names, a capture needs some
 *  dozen, and to read them all is a third of loading what Earshot knows. */
export class TextsOnDemand {
  readonly #json: Uint8Array;
  /** Where each text begins, and one past the last: where the array ends. */
  readonly #starts: Uint32Array;
  readonly #read = new Map<number, string>();

  /** @param json UTF-8, without white space between the texts
   *  @throws Error where the octets are no such array */
  constructor(json: Uint8Array) {
    this.#json = json;
    this.#starts = startsOf(json);
  }

  /** Undefined: there is no text with this number. */
  at(index: number): string | undefined {
    const start = this.#starts[index];
    const next = this.#starts[index + 1];
    if (start === undefined || next === undefined) return undefined;
    let text = this.#read.get(index);
    if (text === undefined) {
      text = String(JSON.parse(new TextDecoder().decode(this.#json.subarray(start, next - 1))));
      this.#read.set(index, text);
    }
    return text;
  }
}

function startsOf(json: Uint8Array): Uint32Array {
  const starts: number[] = [];
  let at = 0;
  let mark = json[at++];
  if (mark !== OPEN) throw noTexts();
  while (mark !== CLOSE) {
    if (json[at] !== QUOTE) throw noTexts();
    starts.push(at);
    at = endOfText(json, at);
    mark = json[at++];
    if (mark !== COMMA && mark !== CLOSE) throw noTexts();
  }
  if (at !== json.length) throw noTexts();
  starts.push(at);
  return Uint32Array.from(starts);
}

/** Behind the quote that ends the text which begins at `at`. */
function endOfText(json: Uint8Array, at: number): number {
  let i = at + 1;
  while (i < json.length && json[i] !== QUOTE) i += json[i] === BACKSLASH ? 2 : 1;
  return i + 1;
}

function noTexts(): Error {
  return new Error('This address table is damaged: its values are no texts.');
}

/** Columns of a plain terminal. */
const COLUMNS = 80;

/** Breaks at spaces only: a host name or a filter must stay whole to be copied.
 *  @param indent spaces before the first line
 *  @param hang spaces before the lines after it */
export function wrapped(words: string, indent: number, hang = indent): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let empty = true;
  for (const word of words.split(' ')) {
    if (!empty && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = ' '.repeat(hang);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** Two words with a space between them, in any script, a letter in each. */
const WORDS = /(?:^|\s)[^\p{L}\s]{0,3}\p{L}[\p{L}\p{M}\p{N}'’.,-]{0,30}\p{P}{0,3}\s+\p{P}{0,3}[\p{L}\p{N}]/u;
/** Signs of data, code, paths, markup and a clock's seconds, which nobody types to a friend. */
const DATA = /[{}<>\\|=_\t]|\d:\d\d:\d\d|:\/\/|\s\/\w|\w\(|::|\w\.\w+\.\w/;
/** How programs speak of themselves. */
const REPORT =
  /^(?:access denied|authenticat\w*|cannot (?:connect|find|load|open|read|write)|connect(?:ed|ing|ion)|debug|disconnect\w*|error|exception|fail\w*|fatal|forbidden|initiali[sz]\w*|internal|invalid|missing (?:argument|field|key|param\w*|required|value)|no such|not (?:allowed|found|supported)|operation|permission|session (?:closed|ended|expired|id|started)|subscri\w*|success\w*|time-?out|too many|unable|unauthori[sz]ed|unexpected|unknown|unsupported|warning)\b/i;

/** Does it look like something that a person typed, and not like data or a program's own words? One sign, never enough alone. */
export function isWritten(text: string): boolean {
  return WORDS.test(text) && !DATA.test(text) && !REPORT.test(text);
}

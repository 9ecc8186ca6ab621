/** The margins of the printed page: the foot, the number of the page, and, where the traffic is made up, the mark that
 *  says so on every page. Only a style sheet can write there, and its words come from the report, so it is built here and
 *  adopted through the object model, which the strict policy allows. */

export interface PageWords {
  readonly footer: string;
  /** Null unless the traffic is made up. */
  readonly mark: string | null;
  /** "Page {page} of {pages}" with the two holes filled by what was given to it. */
  readonly pageNumber: (holes: { page: string; pages: string }) => string;
}

const FONT = '"Noto Sans", sans-serif';
const INK = '#514e47';
// Not red: red stands for what was readable, and for nothing else.
const INK_BOLD = '#1b1a17';
// Two characters that no sentence holds stand where the counters go.
const PAGE = '\u0001';
const PAGES = '\u0002';

export function pageSheet({ footer, mark, pageNumber }: PageWords): string {
  const number = pageNumber({ page: PAGE, pages: PAGES })
    .split(/([\u0001\u0002])/u)
    .filter((part) => part !== '')
    .map((part) => (part === PAGE ? 'counter(page)' : part === PAGES ? 'counter(pages)' : cssString(part)))
    .join(' ');
  const top = mark === null ? '' : box('top-left', cssString(mark), `700 8pt ${FONT}`, INK_BOLD);
  return `@page { size: A4; margin: 16mm 17mm; ${top} ${box('bottom-left', cssString(footer), `7.5pt ${FONT}`, INK, '78%')} ${box('bottom-right', number, `7.5pt ${FONT}`, INK, '22%')} }`;
}

/** Prints with these margins until the function it returns is called. */
export function adoptPageSheet(words: PageWords): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageSheet(words));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}

function box(place: string, content: string, font: string, colour: string, width = '100%'): string {
  return `@${place} { content: ${content}; font: ${font}; color: ${colour}; width: ${width}; vertical-align: middle; }`;
}

/** A CSS string that holds exactly these words. CSS Syntax 3, section 4.3.5: quote, backslash and line ends are escaped. */
export function cssString(words: string): string {
  const escaped = words.replace(
    /["\\]|[\u0000-\u001f\u007f]/gu,
    (character) => `\\${character.charCodeAt(0).toString(16)} `,
  );
  return `"${escaped}"`;
}

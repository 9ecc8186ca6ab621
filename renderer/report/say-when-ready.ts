/** The faces that the report is set in. */
const faces = [
  '400 16px "Noto Sans"',
  '700 16px "Noto Sans"',
  '400 16px "Noto Serif"',
  '700 16px "Noto Serif"',
  '400 16px "Noto Sans Mono"',
  '700 16px "Noto Sans Mono"',
] as const;

/** Sets `data-ready="report"` on the root once the report is laid out and its fonts are there, so that whoever prints it
 *  knows. No animation frame is waited for: a window that is not shown has none. */
export function sayWhenReady(): () => void {
  const root = document.documentElement;
  let left = false;
  const wait = async (): Promise<void> => {
    await Promise.all(faces.map((face) => document.fonts.load(face)));
    void root.offsetHeight; // lays the page out, which asks for every other font file it needs
    await document.fonts.ready;
    if (!left) root.dataset['ready'] = 'report';
  };
  void wait();
  return () => {
    left = true;
    delete root.dataset['ready'];
  };
}

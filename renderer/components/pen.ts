/** Which of the two marker pens draws a value: odd numbers yellow with a full line, even ones blue with a dashed one, so
 *  that a value looks the same on every page. Anything that is no number gets the first pen. */
export function penOf(valueId: string): 1 | 2 {
  const number = Number(valueId.replace(/\D/gu, ''));
  return number % 2 === 0 && number > 0 ? 2 : 1;
}

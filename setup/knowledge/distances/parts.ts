import type { Ring } from './outlines.ts';

/** West, south, east, north, in degrees. */
type Box = readonly [number, number, number, number];

/** Overseas parts that address lists give a code of their own, and Natural Earth counts with the state: cut off by the
 *  box they lie in. */
const OVERSEAS: Readonly<Record<string, readonly { readonly code: string; readonly box: Box }[]>> = {
  FR: [
    { code: 'GP', box: [-62, 15.8, -60.9, 16.6] },
    { code: 'MQ', box: [-61.3, 14.3, -60.7, 15] },
    { code: 'GF', box: [-55, 2, -51, 6] },
    { code: 'RE', box: [55, -21.5, 56, -20.8] },
    { code: 'YT', box: [45, -13.1, 45.4, -12.5] },
  ],
  NL: [{ code: 'BQ', box: [-69, 12, -62.9, 18] }],
  NO: [
    { code: 'SJ', box: [-10, 70.5, 40, 81] },
    { code: 'BV', box: [3, -55, 4, -54] },
  ],
  NZ: [{ code: 'TK', box: [-173, -10, -171, -8] }],
};
/** Mainland Norway reaches 71.2 degrees north; Svalbard begins at 74, Jan Mayen lies west of 7 degrees west. */
const NORWAY: Box = [4, 57, 32, 71.3];

/** Land that Natural Earth gives to one state, or to none, and another claims or address lists may count with it. */
const CLAIMED: readonly { readonly name: string; readonly box: Box | null; readonly codes: readonly string[] }[] = [
  { name: 'Russia', box: [32.4, 44.3, 36.7, 46.3], codes: ['RU', 'UA'] },
  { name: 'Russia', box: [145, 43, 149.5, 46], codes: ['RU', 'JP'] },
  { name: 'W. Sahara', box: null, codes: ['EH', 'MA'] },
  { name: 'Palestine', box: null, codes: ['PS', 'IL'] },
  { name: 'Kosovo', box: null, codes: ['XK', 'RS'] },
  { name: 'N. Cyprus', box: null, codes: ['CY'] },
  { name: 'Cyprus U.N. Buffer Zone', box: null, codes: ['CY'] },
  { name: 'Dhekelia', box: null, codes: ['CY', 'GB'] },
  { name: 'Akrotiri', box: null, codes: ['CY', 'GB'] },
  { name: 'Somaliland', box: null, codes: ['SO'] },
  { name: 'Siachen Glacier', box: null, codes: ['IN', 'PK'] },
  { name: 'Baikonur', box: null, codes: ['KZ', 'RU'] },
  { name: 'USNB Guantanamo Bay', box: null, codes: ['CU', 'US'] },
  { name: 'Indian Ocean Ter.', box: null, codes: ['CX', 'CC', 'AU'] },
  { name: 'Coral Sea Is.', box: null, codes: ['AU'] },
  { name: 'Falkland Is.', box: null, codes: ['FK', 'AR'] },
];

/** Every code that a polygon counts for.
 *  @param code of the country that Natural Earth counts it with; null: of none
 *  @param outer its outer line */
export function codesOf(code: string | null, name: string, outer: Ring): readonly string[] {
  const claimed = CLAIMED.find((one) => one.name === name && (one.box === null || isInside(outer, one.box)));
  if (claimed) return claimed.codes;
  if (code === null) return [];
  if (code === 'NO' && isInside(outer, NORWAY)) return [code];
  const overseas = OVERSEAS[code]?.find(({ box }) => isInside(outer, box));
  return [overseas?.code ?? code];
}

function isInside(ring: Ring, [west, south, east, north]: Box): boolean {
  return ring.every(([x = 0, y = 0]) => x >= west && x <= east && y >= south && y <= north);
}

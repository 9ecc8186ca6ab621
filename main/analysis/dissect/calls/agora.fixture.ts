/** Packets of our own making, to the layout in docs/protocols/agora.md: tags of four letters, little-endian lengths. No
 *  octet is from a capture. */
const tag = (name: string, value: readonly number[]): number[] => [
  ...Buffer.from(name, 'latin1'),
  value.length & 0xff,
  value.length >> 8,
  ...value,
];
const head = (type: number, tags: readonly number[][]): Uint8Array =>
  Uint8Array.from([0x00, 0x07, 0xab, 0xcd, 0, 0, type, 0, 0, 0, 0, 0, tags.length, ...tags.flat()]);

export const AGORA_HOST = '192-0-2-44.edge.agora.io';
export const AGORA_CLIENT_HELLO = head(0x21, [
  tag('SNI\0', [...Buffer.from(AGORA_HOST)]),
  tag('PDMD', []),
  tag('CPTO', [...tag('NONC', Array<number>(32).fill(5)), ...tag('AEAD', [...Buffer.from('AESG')])]),
  tag('CCRT', Array<number>(40).fill(6)),
]);
export const AGORA_SERVER_HELLO = head(0x23, [tag('PEID', [0x1c]), tag('PROF', Array<number>(256).fill(8))]);
export const AGORA_ACK = Uint8Array.from([0, 7, 0xab, 0xcd, 0, 0, 2, 0, 1, 2, 3, 4]);
export const AGORA_SEALED = Uint8Array.from([1, ...Array<number>(80).fill(0xc3)]);

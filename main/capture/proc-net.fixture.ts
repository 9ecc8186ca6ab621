/** Tables as Linux 6.18 prints them; addresses from the documentation ranges, inodes made up. */
export const TCP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:07E8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 82 1 00000000997fa714 100 0 0 10 0
   1: 020200C0:C350 076433C6:01BB 01 00000000:00000000 02:000A7D1E 00000000  1000        0 31415 2 0000000000000000 20 4 30 10 -1
   2: 020200C0:C351 076433C6:01BB 06 00000000:00000000 03:00000A2C 00000000     0        0 0 3 0000000000000000
`;
export const TCP6 = `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 000000000000000000000000FFFF0000:020200C0:0000 bad line
   0: 0000000000000000FFFF0000020200C0:C352 0000000000000000FFFF0000076433C6:01BB 01 00000000:00000000 00:00000000 00000000  1000        0 27182 1 0000000000000000 20 4 0 10 -1
   1: B80D0120000000000000000001000000:C353 B80D0120000000000000000002000000:01BB 01 00000000:00000000 00:00000000 00000000  1000        0 16180 1 0000000000000000 20 4 0 10 -1
`;
export const UDP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  310: 00000000:14E9 00000000:0000 07 00000000:00000000 00:00000000 00000000   110        0 11235 2 0000000000000000 0
`;
/** proc(5): a name may hold brackets and spaces. */
export const STAT =
  '4321 (Web (Content) 1) S 4300 4300 4300 0 -1 4194304 103 0 0 0 0 0 0 0 20 0 1 0 166147 3133440 408';

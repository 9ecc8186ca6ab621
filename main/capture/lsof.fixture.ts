/** Written to lsof(8), section "OUTPUT FOR OTHER PROGRAMS", and ps(1); not taken from a Mac. */
export const LSOF = `p501
cSignal
f22
PTCP
n192.0.2.2:50000->198.51.100.7:443
f23
PUDP
n*:5353
p502
cfirefox
f9
PTCP
n[2001:db8::1]:50001->[2001:db8::2]:443
f10
PTCP
n[::1]:631
f11
PUDP
n*:*
`;
export const PS = `    1     0 Tue Nov 24 08:00:00 2026
  501     1 Tue Nov 24 09:00:00 2026
  502   501 Tue Nov 24 09:00:01 2026
`;

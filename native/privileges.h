/* Giving up every right, for good, and proving it. */
#ifndef EARSHOT_PRIVILEGES_H
#define EARSHOT_PRIVILEGES_H

/* Drops every capability, the root user (a set-uid helper becomes its caller, one started by root becomes nobody) and
   the way back to either. Then tries to get them back. Returns NULL, or which step failed: the caller must exit. */
const char *drop_privileges(void);

/* For after the device is open: no new descriptors, no children, no core dump (it would hold packets), no tracing,
   and on Linux only the system calls that reading and writing need. Returns NULL, or which step failed. */
const char *shut_doors(void);

#endif

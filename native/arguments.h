/* The command line of the helper. */
#ifndef EARSHOT_ARGUMENTS_H
#define EARSHOT_ARGUMENTS_H

#include <stdbool.h>

struct arguments {
  enum { MODE_CAPTURE, MODE_LIST, MODE_CHECK } mode;
  const char *device;
  const char *filter; /* NULL: everything */
  int seconds;        /* 0: until told to stop */
  int snaplen;        /* octets kept per packet */
  int buffer_mb;      /* kernel buffer */
};

/* Fills `into` with defaults and then from argv. Returns NULL, or what is wrong with the command line. */
const char *read_arguments(int argc, char **argv, struct arguments *into);

#endif

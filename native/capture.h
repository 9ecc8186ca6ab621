/* From an open device to pcapng on standard output. */
#ifndef EARSHOT_CAPTURE_H
#define EARSHOT_CAPTURE_H

#include "arguments.h"

/* Opens the device, drops every privilege, then (unless this is a check) records until told to stop. Returns the exit
   code. */
int run_capture(const struct arguments *arguments);

#endif

#include "arguments.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "pcapng.h"

#define MAX_FILTER 4096       /* octets; no filter a person writes is longer, and the compiler's work grows with it */
#define MAX_SECONDS 604800    /* a week */
#define MIN_SNAPLEN 64        /* link, IP and TCP headers without options */
#define MAX_BUFFER_MB 512     /* libpcap takes an int of octets; this also bounds locked memory */
#define DEFAULT_BUFFER_MB 32  /* libpcap's own default of 2 MB lost packets at 200,000 packets a second */

static bool number_in(const char *text, int least, int most, int *into) {
  if (*text < '0' || *text > '9') return false;
  char *end = NULL;
  errno = 0;
  long value = strtol(text, &end, 10);
  if (errno != 0 || *end != '\0' || value < least || value > most) return false;
  *into = (int)value;
  return true;
}

static const char *set_option(const char *name, const char *value, struct arguments *into) {
  if (strcmp(name, "--device") == 0) {
    if (*value == '\0') return "--device needs the name of a network interface";
    into->device = value;
    return NULL;
  }
  if (strcmp(name, "--filter") == 0) {
    if (strlen(value) > MAX_FILTER) return "--filter is too long";
    into->filter = value;
    return NULL;
  }
  if (strcmp(name, "--seconds") == 0) {
    return number_in(value, 1, MAX_SECONDS, &into->seconds) ? NULL : "--seconds needs a whole number from 1 to 604800";
  }
  if (strcmp(name, "--snaplen") == 0) {
    return number_in(value, MIN_SNAPLEN, MAX_SNAPLEN, &into->snaplen) ? NULL
                                                                     : "--snaplen needs a whole number from 64 to 262144";
  }
  if (strcmp(name, "--buffer-mb") == 0) {
    return number_in(value, 1, MAX_BUFFER_MB, &into->buffer_mb) ? NULL : "--buffer-mb needs a whole number from 1 to 512";
  }
  return "unknown option";
}

const char *read_arguments(int argc, char **argv, struct arguments *into) {
  memset(into, 0, sizeof *into);
  into->mode = MODE_CAPTURE;
  into->snaplen = MAX_SNAPLEN;
  into->buffer_mb = DEFAULT_BUFFER_MB;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--list") == 0) {
      into->mode = MODE_LIST;
      continue;
    }
    if (strcmp(argv[i], "--check") == 0) {
      into->mode = MODE_CHECK;
      continue;
    }
    if (i + 1 >= argc) return "an option is unknown or lacks its value";
    const char *wrong = set_option(argv[i], argv[i + 1], into);
    if (wrong != NULL) return wrong;
    i++;
  }
  return into->mode != MODE_LIST && into->device == NULL ? "use --list, or --device NAME" : NULL;
}

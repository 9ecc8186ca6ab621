/* earshot-capture: reads packets of one network interface and writes them to standard output as pcapng.
 *
 *   earshot-capture --list
 *   earshot-capture --check --device NAME [--filter EXPR]
 *   earshot-capture --device NAME [--filter EXPR] [--seconds N] [--snaplen N] [--buffer-mb N]
 *
 * The only part of Earshot that may be given the right to record. It opens the device, drops every privilege, and
 * only then reads the first packet. It stops at SIGINT, SIGTERM, or the end of standard input. Exit code 0, or 2 with
 * one JSON line on stderr: no-permission, no-device, bad-filter, open-failed, device-lost, write-failed,
 * bad-arguments. */
#include <fcntl.h>
#include <unistd.h>

#include "arguments.h"
#include "capture.h"
#include "devices.h"
#include "privileges.h"
#include "problems.h"

/* A caller may have closed 0, 1 or 2; the device must not get their numbers. Returns false where it cannot be helped. */
static bool have_standard_descriptors(void) {
  for (int fd = 0; fd <= 2; fd++) {
    if (fcntl(fd, F_GETFD) != -1) continue;
    if (open("/dev/null", fd == 0 ? O_RDONLY : O_WRONLY) != fd) return false;
  }
  return true;
}

int main(int argc, char **argv) {
  struct arguments arguments;
  if (!have_standard_descriptors()) return EXIT_PROBLEM;
  const char *wrong = read_arguments(argc, argv, &arguments);
  if (wrong != NULL) return problem("bad-arguments", wrong);
  if (arguments.mode == MODE_LIST) {
    wrong = drop_privileges();
    return wrong == NULL ? list_devices() : problem("open-failed", wrong);
  }
  if (arguments.mode == MODE_CAPTURE && isatty(STDOUT_FILENO)) {
    return problem("bad-arguments", "standard output is a terminal; send the recording to a file or a program");
  }
  return run_capture(&arguments);
}

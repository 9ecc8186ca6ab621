#include "capture.h"

#include <errno.h>
#include <pcap/pcap.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/filter.h>
#include <sys/socket.h>
#endif

#include "devices.h"
#include "pcapng.h"
#include "privileges.h"
#include "problems.h"

#define TIMEOUT_MS 100         /* a packet waits at most this long in the kernel, and in our buffer */
#define STATISTICS_MS 1000
#define DRAIN_MS (TIMEOUT_MS * 5 / 2) /* the kernel hands over its last, half-filled block after TIMEOUT_MS */
#define DRAIN_LIMIT_MS 3000    /* where packets cannot be shut out, draining must still end */
#define BLOCKS_PER_TURN 64     /* then look at the clock and at the stop signs again */
#define SIGNALS_TO_QUIT 3      /* one more than a terminal and a parent send together; for a reader that hangs */

struct recorder {
  pcap_t *pcap;
  struct out *out;
  uint32_t snaplen;
  struct counts counts;
  /* libpcap counts in 32 bits; these hold its last answer, to notice when it wraps. */
  uint32_t last_received, last_dropped;
};

static volatile sig_atomic_t signals_seen = 0;

static void on_signal(int number) {
  (void)number;
  signals_seen++;
  if (signals_seen >= SIGNALS_TO_QUIT) _exit(EXIT_PROBLEM);
}

static void catch_signals(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGHUP, &action, NULL);
  action.sa_handler = SIG_IGN; /* a reader that went away is an error of write(), not a death without a word */
  sigaction(SIGPIPE, &action, NULL);
  sigaction(SIGXFSZ, &action, NULL); /* the same for a file that may not grow */
}

static int64_t monotonic_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Now, in the unit of this capture. */
static uint64_t wall_time(const struct out *out) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  const uint64_t seconds = (uint64_t)now.tv_sec, nanos = (uint64_t)now.tv_nsec;
  return out->nanoseconds ? seconds * 1000000000u + nanos : seconds * 1000000u + nanos / 1000u;
}

static void on_packet(u_char *user, const struct pcap_pkthdr *head, const u_char *bytes) {
  struct recorder *r = (struct recorder *)(void *)user;
  const uint64_t unit = r->out->nanoseconds ? 1000000000u : 1000000u;
  const uint64_t time = (uint64_t)head->ts.tv_sec * unit + (uint64_t)head->ts.tv_usec; /* nanos, where nano precision */
  const uint32_t captured = head->caplen < r->snaplen ? head->caplen : r->snaplen;
  write_packet(r->out, time, captured, head->len < captured ? captured : head->len, bytes);
  r->counts.delivered++;
  if (r->out->error != 0) pcap_breakloop(r->pcap);
}

static void read_counts(struct recorder *r) {
  struct pcap_stat now;
  if (pcap_stats(r->pcap, &now) != 0) return;
  const uint32_t received = now.ps_recv, dropped = now.ps_drop + now.ps_ifdrop;
  r->counts.received += received - r->last_received; /* unsigned: right across the wrap */
  r->counts.dropped += dropped - r->last_dropped;
  r->last_received = received;
  r->last_dropped = dropped;
}

static void write_counts(struct recorder *r) {
  read_counts(r);
  write_statistics(r->out, wall_time(r->out), &r->counts);
}

/* LINKTYPE_ from DLT_: equal but for a few old numbers (https://www.tcpdump.org/linktypes.html). -1: not known. */
static int link_type_of(int dlt) {
  if (dlt == DLT_RAW) return 101;
  if ((dlt >= 0 && dlt <= 10) || (dlt >= 104 && dlt <= 0xffff)) return dlt;
  return -1;
}

static const char *code_of(int status) {
  switch (status) {
    case PCAP_ERROR_PERM_DENIED:
    case PCAP_ERROR_PROMISC_PERM_DENIED:
      return "no-permission";
    case PCAP_ERROR_NO_SUCH_DEVICE:
    case PCAP_ERROR_IFACE_NOT_UP:
      return "no-device";
    default:
      return "open-failed";
  }
}

/* Never promiscuous, never in monitor mode: only what this machine sends and gets. Returns 0 or an exit code. */
static int open_device(const struct arguments *arguments, pcap_t **into) {
  char error[PCAP_ERRBUF_SIZE] = "";
  if (!is_network_device(arguments->device)) return problem("no-device", "there is no network interface of this name");
  pcap_t *pcap = pcap_create(arguments->device, error);
  if (pcap == NULL) return problem("open-failed", error);
  pcap_set_promisc(pcap, 0);
  pcap_set_snaplen(pcap, arguments->snaplen);
  pcap_set_timeout(pcap, TIMEOUT_MS);
  pcap_set_buffer_size(pcap, arguments->buffer_mb * 1024 * 1024);
  pcap_set_tstamp_precision(pcap, PCAP_TSTAMP_PRECISION_NANO); /* where it cannot, microseconds stay */
  const int status = pcap_activate(pcap);
  if (status < 0) {
    const char *detail = pcap_geterr(pcap);
    const int code = problem(code_of(status), *detail == '\0' ? pcap_statustostr(status) : detail);
    pcap_close(pcap);
    return code;
  }
  *into = pcap;
  return 0;
}

/* After the privileges are gone: the filter compiler reads text from outside. No descriptor can be opened any more, so
   a host name in a filter asks no name server, it fails. */
static int set_filter(pcap_t *pcap, const char *filter) {
  struct bpf_program program;
  if (filter == NULL || *filter == '\0') return 0;
  if (pcap_compile(pcap, &program, filter, 1, PCAP_NETMASK_UNKNOWN) != 0) return problem("bad-filter", pcap_geterr(pcap));
  const int set = pcap_setfilter(pcap, &program);
  pcap_freecode(&program);
  return set == 0 ? 0 : problem("bad-filter", pcap_geterr(pcap));
}

/* No new packets from here on: what the kernel still holds can then be read to its end. */
static void shut_out_packets(pcap_t *pcap) {
#ifdef __linux__
  struct sock_filter nothing[] = {BPF_STMT(BPF_RET | BPF_K, 0)};
  const struct sock_fprog program = {.len = 1, .filter = nothing};
  setsockopt(pcap_fileno(pcap), SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
#else
  (void)pcap;
#endif
}

/* Waits up to TIMEOUT_MS, then hands on all packets that are ready. Returns how many, or -1 when the device failed. */
static int turn(struct recorder *r, bool *told_to_stop) {
  struct pollfd fds[2] = {
      {.fd = *told_to_stop ? -1 : STDIN_FILENO, .events = POLLIN, .revents = 0},
      {.fd = pcap_get_selectable_fd(r->pcap), .events = POLLIN, .revents = 0},
  };
  poll(fds, 2, TIMEOUT_MS);
  if (fds[0].revents != 0) {
    char ignored[256]; /* only the end of standard input means something: whoever started us is gone or done */
    const ssize_t n = read(STDIN_FILENO, ignored, sizeof ignored);
    if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN)) *told_to_stop = true;
  }
  int packets = 0;
  for (int i = 0; i < BLOCKS_PER_TURN; i++) {
    const int n = pcap_dispatch(r->pcap, -1, on_packet, (u_char *)(void *)r);
    if (n < 0) return r->out->error != 0 ? packets : -1;
    if (n == 0) break;
    packets += n;
  }
  flush_out(r->out);
  return packets;
}

static void drain(struct recorder *r) {
  bool stopping = true;
  shut_out_packets(r->pcap);
  const int64_t since = monotonic_ms();
  for (;;) {
    const int packets = turn(r, &stopping);
    const int64_t waited = monotonic_ms() - since;
    if (packets < 0 || r->out->error != 0 || waited > DRAIN_LIMIT_MS) return;
    if (packets == 0 && waited >= DRAIN_MS) return;
  }
}

/* Records until a signal, the end of standard input, the time asked for, or a failure. */
static int record(struct recorder *r, int seconds) {
  const int64_t start = monotonic_ms();
  int64_t next_counts = start + STATISTICS_MS;
  bool told_to_stop = false, failed = false;
  while (!told_to_stop && !failed && signals_seen == 0 && r->out->error == 0) {
    failed = turn(r, &told_to_stop) < 0;
    const int64_t now = monotonic_ms();
    if (seconds > 0 && now - start >= (int64_t)seconds * 1000) told_to_stop = true;
    if (now < next_counts) continue;
    write_counts(r);
    flush_out(r->out);
    next_counts = now + STATISTICS_MS;
  }
  if (!failed && r->out->error == 0) drain(r);
  write_counts(r);
  flush_out(r->out);
  if (r->out->error != 0) return problem("write-failed", strerror(r->out->error));
  return failed ? problem("device-lost", pcap_geterr(r->pcap)) : 0;
}

static int write_capture(pcap_t *pcap, const struct arguments *arguments) {
  static struct out out; /* a megabyte: not on the stack */
  char error[PCAP_ERRBUF_SIZE] = "";
  const int link_type = link_type_of(pcap_datalink(pcap));
  if (link_type < 0) return problem("open-failed", "this interface has a link type that has no number in pcapng");
  if (pcap_setnonblock(pcap, 1, error) != 0) return problem("open-failed", error);
  out.fd = STDOUT_FILENO;
  out.nanoseconds = pcap_get_tstamp_precision(pcap) == PCAP_TSTAMP_PRECISION_NANO;
  write_section(&out);
  write_interface(&out, (uint16_t)link_type, (uint32_t)arguments->snaplen);
  if (!flush_out(&out)) return problem("write-failed", strerror(out.error));
  struct recorder recorder = {.pcap = pcap, .out = &out, .snaplen = (uint32_t)arguments->snaplen};
  return record(&recorder, arguments->seconds);
}

int run_capture(const struct arguments *arguments) {
  pcap_t *pcap = NULL;
  catch_signals();
  int code = open_device(arguments, &pcap);
  if (code != 0) return code;
  const char *wrong = drop_privileges();
  if (wrong == NULL) wrong = shut_doors();
  if (wrong != NULL) code = problem("open-failed", wrong);
  if (code == 0) code = set_filter(pcap, arguments->filter);
  if (code == 0 && arguments->mode == MODE_CAPTURE) code = write_capture(pcap, arguments);
  pcap_close(pcap);
  return code;
}

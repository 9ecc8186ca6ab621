#include "devices.h"

#include <net/if.h>
#include <netdb.h>
#include <pcap/pcap.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "problems.h"

bool is_network_device(const char *name) { return if_nametoindex(name) != 0; }

#ifdef __linux__
#define ROUTE_UP 0x1u       /* RTF_UP, linux/route.h */
#define ROUTE_REJECT 0x200u /* RTF_REJECT */
#define MAX_ROUTES 100000   /* lines; a full Internet table in the kernel would cost time and change nothing here */
#define NAME_FIELD "15"     /* IFNAMSIZ - 1 */
_Static_assert(IFNAMSIZ == 16, "the scan formats below hold 15 characters and the end");

/* IPv4. A /1 beats a /0: several VPN programs cover the default route by two halves and leave it standing. */
static bool default_by_ipv4(char name[IFNAMSIZ]) {
  FILE *table = fopen("/proc/net/route", "re");
  if (table == NULL) return false;
  char line[512], found[IFNAMSIZ];
  unsigned best_mask = 0, best_metric = 0;
  bool any = false;
  for (int i = 0; i < MAX_ROUTES && fgets(line, sizeof line, table) != NULL; i++) {
    unsigned to, flags, metric, mask;
    if (sscanf(line, "%" NAME_FIELD "s %x %*x %x %*d %*d %u %x", found, &to, &flags, &metric, &mask) != 5) continue;
    const bool half = mask == 0x80 || mask == 0x80000000u; /* printed as the machine stores it */
    if (to != 0 || (mask != 0 && !half) || !(flags & ROUTE_UP) || (flags & ROUTE_REJECT)) continue;
    const unsigned length = half ? 1 : 0;
    if (any && (length < best_mask || (length == best_mask && metric >= best_metric))) continue;
    memcpy(name, found, IFNAMSIZ);
    best_mask = length;
    best_metric = metric;
    any = true;
  }
  fclose(table);
  return any;
}

static bool default_by_ipv6(char name[IFNAMSIZ]) {
  FILE *table = fopen("/proc/net/ipv6_route", "re");
  if (table == NULL) return false;
  char line[512], found[IFNAMSIZ], to[33];
  unsigned best_metric = 0;
  bool any = false;
  for (int i = 0; i < MAX_ROUTES && fgets(line, sizeof line, table) != NULL; i++) {
    unsigned length, metric, flags;
    if (sscanf(line, "%32s %x %*s %*x %*s %x %*x %*x %x %" NAME_FIELD "s", to, &length, &metric, &flags, found) != 5) continue;
    if (length != 0 || strspn(to, "0") != 32 || !(flags & ROUTE_UP) || (flags & ROUTE_REJECT)) continue;
    if (strcmp(found, "lo") == 0 || (any && metric >= best_metric)) continue;
    memcpy(name, found, IFNAMSIZ);
    best_metric = metric;
    any = true;
  }
  fclose(table);
  return any;
}
#endif

static const char *first_real(const pcap_if_t *all) {
  for (const pcap_if_t *d = all; d != NULL; d = d->next) {
    const bool usable = (d->flags & PCAP_IF_UP) && (d->flags & PCAP_IF_RUNNING) && !(d->flags & PCAP_IF_LOOPBACK);
    if (usable && is_network_device(d->name)) return d->name;
  }
  return "";
}

static void print_addresses(const pcap_if_t *device) {
  bool first = true;
  for (const pcap_addr_t *a = device->addresses; a != NULL; a = a->next) {
    if (a->addr == NULL) continue;
    const int family = a->addr->sa_family;
    if (family != AF_INET && family != AF_INET6) continue;
    const socklen_t length = family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
    char text[NI_MAXHOST];
    if (getnameinfo(a->addr, length, text, sizeof text, NULL, 0, NI_NUMERICHOST) != 0) continue;
    text[strcspn(text, "%")] = '\0'; /* without the zone of a link-local address */
    if (!first) putchar(',');
    print_json_string(stdout, text);
    first = false;
  }
}

static const char *yes_no(bool value) { return value ? "true" : "false"; }

static void print_device(const pcap_if_t *device, const char *default_name) {
  fputs("{\"name\":", stdout);
  print_json_string(stdout, device->name);
  fputs(",\"description\":", stdout);
  print_json_string(stdout, device->description == NULL ? "" : device->description);
  fputs(",\"addresses\":[", stdout);
  print_addresses(device);
  printf("],\"loopback\":%s,\"up\":%s,\"running\":%s,\"default\":%s}\n", yes_no(device->flags & PCAP_IF_LOOPBACK),
         yes_no(device->flags & PCAP_IF_UP), yes_no(device->flags & PCAP_IF_RUNNING),
         yes_no(strcmp(device->name, default_name) == 0));
}

int list_devices(void) {
  char error[PCAP_ERRBUF_SIZE] = "";
  pcap_if_t *all = NULL;
  if (pcap_findalldevs(&all, error) != 0) return problem("open-failed", error);
  const char *default_name = first_real(all);
#ifdef __linux__
  char routed[IFNAMSIZ] = "";
  if (default_by_ipv4(routed) || default_by_ipv6(routed)) default_name = routed;
#endif
  for (const pcap_if_t *d = all; d != NULL; d = d->next) {
    if (is_network_device(d->name)) print_device(d, default_name);
  }
  pcap_freealldevs(all);
  return fflush(stdout) == 0 ? 0 : problem("write-failed", "standard output");
}

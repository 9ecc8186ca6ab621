/* Writes pcapng blocks (draft-ietf-opsawg-pcapng) to a descriptor, little or big endian as the machine is. */
#ifndef EARSHOT_PCAPNG_H
#define EARSHOT_PCAPNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MAX_SNAPLEN 262144 /* octets; libpcap's own MAXIMUM_SNAPLEN for most link types */

#define OUT_SIZE (1024u * 1024u) /* several blocks of the longest kind (MAX_SNAPLEN + 32) */

struct out {
  int fd;
  size_t used;
  int error;        /* errno of the first failed write; 0: none. After it nothing more is written. */
  bool nanoseconds; /* what the interface block says of all times here */
  uint8_t buffer[OUT_SIZE];
};

struct counts {
  uint64_t received;  /* by the interface, as libpcap tells */
  uint64_t dropped;   /* for want of room, by kernel or interface */
  uint64_t delivered; /* packets written here */
};

/* Times are whole units of the precision in `out->nanoseconds` since 1970. */
void write_section(struct out *out);
void write_interface(struct out *out, uint16_t link_type, uint32_t snaplen);
void write_packet(struct out *out, uint64_t time, uint32_t captured, uint32_t on_wire, const uint8_t *bytes);
void write_statistics(struct out *out, uint64_t time, const struct counts *counts);

/* Hands everything to the descriptor. False once a write has failed. */
bool flush_out(struct out *out);

#endif

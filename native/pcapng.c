#include "pcapng.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Block types and option codes: draft-ietf-opsawg-pcapng, sections 4 and 11.3. */
#define SECTION_HEADER 0x0A0D0D0Au
#define INTERFACE_DESCRIPTION 1u
#define INTERFACE_STATISTICS 5u
#define ENHANCED_PACKET 6u
#define BYTE_ORDER_MAGIC 0x1A2B3C4Du
#define OPT_END 0u
#define SHB_USERAPPL 4u
#define IF_TSRESOL 9u
#define ISB_IFRECV 4u
#define ISB_IFDROP 5u
#define ISB_USRDELIV 8u

#define PACKET_OVERHEAD 32u /* octets of an enhanced packet block around its data */

bool flush_out(struct out *out) {
  size_t done = 0;
  while (out->error == 0 && done < out->used) {
    ssize_t n = write(out->fd, out->buffer + done, out->used - done);
    if (n > 0) done += (size_t)n;
    else if (n < 0 && errno != EINTR) out->error = errno;
  }
  out->used = 0;
  return out->error == 0;
}

/* Makes room for a whole block, so that a reader who sees the stream stop sees whole blocks wherever possible. */
static void reserve(struct out *out, size_t length) {
  if (length > OUT_SIZE - out->used) flush_out(out);
}

static void put(struct out *out, const void *bytes, size_t length) {
  if (length > OUT_SIZE - out->used) { /* cannot be after reserve(); a wrong size must not write past the buffer */
    out->error = EOVERFLOW;
    return;
  }
  memcpy(out->buffer + out->used, bytes, length);
  out->used += length;
}

static void put16(struct out *out, uint16_t value) { put(out, &value, sizeof value); }
static void put32(struct out *out, uint32_t value) { put(out, &value, sizeof value); }

static void put_padding(struct out *out, size_t length) {
  static const uint8_t zeros[3] = {0, 0, 0};
  put(out, zeros, (4 - (length & 3)) & 3);
}

static void put_option(struct out *out, uint16_t code, const void *value, uint16_t length) {
  put16(out, code);
  put16(out, length);
  put(out, value, length);
  put_padding(out, length);
}

static void put_time(struct out *out, uint64_t time) {
  put32(out, (uint32_t)(time >> 32));
  put32(out, (uint32_t)time);
}

void write_section(struct out *out) {
  static const char name[] = "earshot"; /* and no hardware, system or host name: the file may travel */
  const uint32_t length = 12 + 16 + (4 + 8) + 4;
  const uint64_t unknown = UINT64_MAX; /* the section's length is not known while it is written */
  reserve(out, length);
  put32(out, SECTION_HEADER);
  put32(out, length);
  put32(out, BYTE_ORDER_MAGIC);
  put16(out, 1);
  put16(out, 0);
  put(out, &unknown, sizeof unknown);
  put_option(out, SHB_USERAPPL, name, sizeof name - 1);
  put32(out, OPT_END);
  put32(out, length);
}

void write_interface(struct out *out, uint16_t link_type, uint32_t snaplen) {
  const uint8_t resolution = out->nanoseconds ? 9 : 6;
  const uint32_t length = 12 + 8 + (4 + 4) + 4;
  reserve(out, length);
  put32(out, INTERFACE_DESCRIPTION);
  put32(out, length);
  put16(out, link_type);
  put16(out, 0);
  put32(out, snaplen);
  put_option(out, IF_TSRESOL, &resolution, 1);
  put32(out, OPT_END);
  put32(out, length);
}

void write_packet(struct out *out, uint64_t time, uint32_t captured, uint32_t on_wire, const uint8_t *bytes) {
  if (captured > MAX_SNAPLEN) captured = MAX_SNAPLEN;
  const uint32_t padded = (captured + 3) & ~3u, length = PACKET_OVERHEAD + padded;
  reserve(out, length);
  put32(out, ENHANCED_PACKET);
  put32(out, length);
  put32(out, 0); /* the one interface */
  put_time(out, time);
  put32(out, captured);
  put32(out, on_wire);
  put(out, bytes, captured);
  put_padding(out, captured);
  put32(out, length);
}

void write_statistics(struct out *out, uint64_t time, const struct counts *counts) {
  const uint32_t length = 12 + 12 + 3 * (4 + 8) + 4;
  reserve(out, length);
  put32(out, INTERFACE_STATISTICS);
  put32(out, length);
  put32(out, 0);
  put_time(out, time);
  put_option(out, ISB_IFRECV, &counts->received, 8);
  put_option(out, ISB_IFDROP, &counts->dropped, 8);
  put_option(out, ISB_USRDELIV, &counts->delivered, 8);
  put32(out, OPT_END);
  put32(out, length);
}

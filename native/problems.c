#include "problems.h"

void print_json_string(FILE *out, const char *text) {
  putc('"', out);
  for (const char *c = text; *c != '\0'; c++) {
    unsigned char octet = (unsigned char)*c;
    if (octet == '"' || octet == '\\') putc('\\', out);
    putc(octet < 0x20 || octet > 0x7e ? '?' : octet, out);
  }
  putc('"', out);
}

int problem(const char *code, const char *detail) {
  fputs("{\"error\":", stderr);
  print_json_string(stderr, code);
  fputs(",\"detail\":", stderr);
  print_json_string(stderr, detail);
  fputs("}\n", stderr);
  return EXIT_PROBLEM;
}

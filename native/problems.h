/* How the helper tells that something went wrong: one JSON line on stderr, exit code 2. */
#ifndef EARSHOT_PROBLEMS_H
#define EARSHOT_PROBLEMS_H

#include <stdio.h>

#define EXIT_PROBLEM 2

/* Prints {"error":code,"detail":detail} on stderr. Returns EXIT_PROBLEM, so that `return problem(...)` reads well. */
int problem(const char *code, const char *detail);

/* Prints `text` as a JSON string with its quotes. Octets outside printable ASCII become '?': interface names and
   libpcap's messages are ASCII, and nothing else may reach a terminal or a parser from here. */
void print_json_string(FILE *out, const char *text);

#endif

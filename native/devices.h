/* The network interfaces of this machine, and which of them its traffic takes. */
#ifndef EARSHOT_DEVICES_H
#define EARSHOT_DEVICES_H

#include <stdbool.h>

/* True for a network interface. False for what else libpcap can open: USB, Bluetooth, D-Bus, netfilter logs. The
   helper's right must not reach those: a USB recording holds what is typed on a keyboard. */
bool is_network_device(const char *name);

/* One JSON object per line on stdout: name, description, addresses, loopback, up, running, default. Returns the exit
   code. Needs no right. */
int list_devices(void);

#endif

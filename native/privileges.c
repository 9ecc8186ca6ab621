#include "privileges.h"

#include <errno.h>
#include <grp.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/if_packet.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#endif

#ifdef __APPLE__
#define NOBODY_USER ((uid_t)-2)
#define NOBODY_GROUP ((gid_t)-2)
#else
#define NOBODY_USER ((uid_t)65534) /* also the kernel's overflow id: owns nothing */
#define NOBODY_GROUP ((gid_t)65534)
#endif

static bool become(uid_t user, gid_t group) {
#ifdef __linux__
  return setresgid(group, group, group) == 0 && setresuid(user, user, user) == 0;
#else
  return setgid(group) == 0 && setuid(user) == 0; /* as root these set the real, effective and saved id */
#endif
}

/* Root files would still be open to user 0 without a single capability, so root becomes nobody. A set-uid helper
   becomes its caller, whose supplementary groups it already has. */
static const char *leave_root(void) {
  const uid_t real = getuid();
  const gid_t real_group = getgid();
  if (real != 0) {
    if (geteuid() == real && getegid() == real_group) return NULL; /* never was root */
    if (geteuid() != 0) return setregid(real_group, real_group) == 0 && setreuid(real, real) == 0 ? NULL : "set-id";
    return become(real, real_group) ? NULL : "become-caller";
  }
  if (setgroups(0, NULL) != 0 && errno != EPERM) return "setgroups"; /* EPERM: a user namespace forbids it */
  if (become(NOBODY_USER, NOBODY_GROUP)) return NULL;
#ifdef __linux__
  if (errno == EINVAL || errno == EPERM) return NULL; /* a container that maps no such user, or took the right to
                                                         change: user 0 stays, without any capability (see below) */
#endif
  return "become-nobody";
}

#ifdef __linux__
#define HIGHEST_CAPABILITY 63 /* two words of 32; the kernel says EINVAL past its last */

static int set_capabilities(unsigned bits) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
  struct __user_cap_data_struct data[2];
  memset(data, 0, sizeof data);
  data[0].effective = data[0].permitted = bits;
  return (int)syscall(SYS_capset, &header, data);
}

static bool has_no_capability(void) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
  struct __user_cap_data_struct data[2];
  memset(data, 0xff, sizeof data);
  if (syscall(SYS_capget, &header, data) != 0) return false;
  return (data[0].effective | data[0].permitted | data[0].inheritable | data[1].effective | data[1].permitted |
          data[1].inheritable) == 0;
}

static const char *drop_capabilities(void) {
  if (set_capabilities(0) != 0) return "capset";
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0); /* already empty where the permitted set is */
  return has_no_capability() ? NULL : "capabilities-left";
}

/* Tries what a raw socket, a way back to a capability or to root would need. Each must fail. */
static const char *try_to_regain(void) {
  if (set_capabilities(1u << CAP_NET_RAW) == 0) return "capability-regained";
  if (getuid() != 0 && setresuid(0, 0, 0) == 0) return "root-regained";
  const int raw = socket(AF_PACKET, SOCK_RAW, 0);
  if (raw >= 0) {
    close(raw);
    return "raw-socket-regained";
  }
  if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1) return "new-privileges-allowed";
  return has_no_capability() ? NULL : "capabilities-left";
}
#endif

const char *drop_privileges(void) {
#ifdef __linux__
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return "no-new-privs";
  /* Works only with CAP_SETPCAP (a helper started by root). With the one file capability the bounding set stays, and
     no_new_privs keeps it from mattering. */
  for (unsigned long c = 0; c <= HIGHEST_CAPABILITY; c++) {
    if (prctl(PR_CAPBSET_READ, c, 0, 0, 0) == 1) prctl(PR_CAPBSET_DROP, c, 0, 0, 0);
  }
#endif
  const char *wrong = leave_root();
  if (wrong != NULL) return wrong;
#ifdef __linux__
  wrong = drop_capabilities();
  if (wrong != NULL) return wrong;
  return try_to_regain();
#else
  if (getuid() != 0 && (setuid(0) == 0 || seteuid(0) == 0)) return "root-regained";
  return geteuid() == getuid() && getegid() == getgid() && getuid() != 0 ? NULL : "root-left";
#endif
}

#ifdef EARSHOT_UNDER_VALGRIND
const char *shut_doors(void) { return NULL; } /* valgrind opens files in our name and refuses the limits below */
#else

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#ifdef __x86_64__
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define MAY(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1), ALLOW

/* Everything not listed fails with EPERM instead of killing: a C library that uses another call for the same thing
   then gives an error and not a lost capture. Not listed, above all: open, socket, connect, execve, clone, ptrace. */
static const char *filter_system_calls(void) {
  struct sock_filter rules[] = {
      LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0), REFUSE, LOAD(nr),
#ifdef SYS_poll
      MAY(poll),
#endif
      MAY(ppoll), MAY(read), MAY(write), MAY(recvfrom), MAY(recvmsg), MAY(getsockopt), MAY(setsockopt), MAY(ioctl),
      MAY(fcntl), MAY(clock_gettime), MAY(gettimeofday), MAY(brk), MAY(mmap), MAY(munmap), MAY(mremap), MAY(madvise),
      MAY(futex), MAY(close), MAY(fstat), MAY(newfstatat), MAY(rt_sigaction), MAY(rt_sigprocmask), MAY(rt_sigreturn),
      MAY(restart_syscall), MAY(getpid), MAY(gettid), MAY(tgkill), MAY(exit), MAY(exit_group), REFUSE,
  };
  struct sock_fprog program = {.len = sizeof rules / sizeof rules[0], .filter = rules};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0) return NULL;
  return errno == EINVAL || errno == ENOSYS ? NULL : "seccomp"; /* a kernel without it: the other doors are shut */
}
#else
static const char *filter_system_calls(void) { return NULL; }
#endif

static bool limit(int what, rlim_t most) {
  const struct rlimit to = {.rlim_cur = most, .rlim_max = most};
  return setrlimit(what, &to) == 0;
}

const char *shut_doors(void) {
  /* Three descriptors, 0 to 2, are open; so are the device's, above. Nothing new fits below 3, and poll() of two
     descriptors still works (it fails with more than this limit). */
  if (!limit(RLIMIT_NOFILE, 3)) return "limit-files";
  if (!limit(RLIMIT_CORE, 0)) return "limit-core";
  if (!limit(RLIMIT_NPROC, 0)) return "limit-children";
#ifdef __linux__
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return "not-dumpable";
#endif
  return filter_system_calls();
}
#endif

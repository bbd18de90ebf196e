/*
 * Facts are copied out raw and parsed where they are judged: what stands here
 * is only which facts there are. A fact that cannot be read is reported with
 * the reason, never left out and never guessed.
 */
#define _GNU_SOURCE
#include "evidence.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/klog.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "devices.h"
#include "frame.h"

static const char *const FILES[] = {
    "/proc/self/status",
    "/proc/self/uid_map",
    "/proc/self/gid_map",
    "/proc/self/mountinfo",
    "/proc/self/cgroup",
    "/proc/self/attr/current",
    "/proc/sys/kernel/core_pattern",
    "/proc/net/dev",
    "/proc/net/route",
    "/proc/net/ipv6_route",
    /* control groups, version 2 */
    "/sys/fs/cgroup/memory.max",
    "/sys/fs/cgroup/memory.swap.max",
    "/sys/fs/cgroup/pids.max",
    "/sys/fs/cgroup/cpu.max",
    /* control groups, version 1 */
    "/sys/fs/cgroup/memory/memory.limit_in_bytes",
    "/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes",
    "/sys/fs/cgroup/pids/pids.max",
    "/sys/fs/cgroup/cpu/cpu.cfs_quota_us",
    "/sys/fs/cgroup/cpu/cpu.cfs_period_us",
};

static const char *const LINKS[] = {
    "/proc/self/ns/cgroup", "/proc/self/ns/ipc", "/proc/self/ns/mnt", "/proc/self/ns/net",
    "/proc/self/ns/pid",    "/proc/self/ns/user", "/proc/self/ns/uts",
};

/* What an engine masks in /proc and /sys by default (moby, oci/defaults.go). */
static const char *const MASKED[] = {
    "/proc/acpi",         "/proc/asound",     "/proc/interrupts",  "/proc/kcore",
    "/proc/keys",         "/proc/latency_stats", "/proc/timer_list", "/proc/timer_stats",
    "/proc/sched_debug",  "/proc/scsi",       "/sys/firmware",     "/sys/devices/virtual/powercap",
};

/* Where engines put their sockets. */
static const char *const SOCKETS[] = {
    "/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock",
    "/run/podman/podman.sock", "/run/crio/crio.sock",
};

static const char *const FILESYSTEMS[] = {"/", "/box", "/tmp", "/dev", "/dev/shm", "/proc", "/sys"};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static const char *errno_name(int number) {
  switch (number) {
    case 0: return "ok";
    case EACCES: return "EACCES";
    case EPERM: return "EPERM";
    case ENOENT: return "ENOENT";
    case ENOSYS: return "ENOSYS";
    case EINVAL: return "EINVAL";
    case EOPNOTSUPP: return "EOPNOTSUPP";
    default: return "error";
  }
}

void fact(const char *prefix, const char *name, int error, const void *bytes, size_t size) {
  char head[512];
  int length = snprintf(head, sizeof head, "%s%s%c%s", prefix, name, 0, errno_name(error));
  frame_queue('V', head, (size_t)length + 1, bytes, error ? 0 : size);
}

__attribute__((format(printf, 2, 3))) static void fact_text(const char *name, const char *form, ...) {
  char text[1024];
  va_list rest;
  va_start(rest, form);
  int length = vsnprintf(text, sizeof text, form, rest);
  va_end(rest);
  fact("", name, 0, text, (size_t)length);
}

static void fact_file(const char *path) {
  static char bytes[FACT_MOST];
  size_t have = 0;
  int error = 0;
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) error = errno;
  while (!error && have < sizeof bytes) {
    ssize_t got = read(fd, bytes + have, sizeof bytes - have);
    if (got < 0) error = errno;
    if (got <= 0) break;
    have += (size_t)got;
  }
  if (fd >= 0) close(fd);
  fact("", path, error, bytes, have);
}

static void fact_link(const char *path) {
  char target[256];
  ssize_t length = readlink(path, target, sizeof target);
  fact("", path, length < 0 ? errno : 0, target, length < 0 ? 0 : (size_t)length);
}

/* Whether anything can be read there: a file's first bytes, or a folder's entries. */
static void fact_masked(const char *path) {
  struct stat found;
  char text[64];
  int error = stat(path, &found) ? errno : 0;
  int length = 0;
  if (!error && S_ISDIR(found.st_mode)) {
    DIR *folder = opendir(path);
    if (!folder) error = errno;
    int entries = 0;
    struct dirent *entry;
    while (folder && (entry = readdir(folder)))
      if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..")) entries++;
    if (folder) closedir(folder);
    length = snprintf(text, sizeof text, "entries=%d", entries);
  } else if (!error) {
    char byte;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t got = fd < 0 ? -1 : read(fd, &byte, 1);
    if (got < 0) error = errno;
    if (fd >= 0) close(fd);
    length = snprintf(text, sizeof text, "bytes=%d", (int)got);
  }
  fact("masked/", path, error, text, (size_t)length);
}

static void fact_socket(const char *path) {
  struct stat found;
  int error = stat(path, &found) ? errno : 0;
  const char *kind = error ? "" : S_ISSOCK(found.st_mode) ? "socket" : "other";
  fact("socket/", path, error, kind, strlen(kind));
}

static void fact_filesystem(const char *path) {
  struct statvfs found;
  char text[256];
  int error = statvfs(path, &found) ? errno : 0;
  int length = error ? 0
                     : snprintf(text, sizeof text, "readonly=%d noexec=%d bytes=%llu inodes=%llu",
                                (found.f_flag & ST_RDONLY) != 0, (found.f_flag & ST_NOEXEC) != 0,
                                (unsigned long long)found.f_blocks * found.f_frsize,
                                (unsigned long long)found.f_files);
  fact("filesystem/", path, error, text, (size_t)length);
}

static void fact_processes(void) {
  DIR *folder = opendir("/proc");
  if (!folder) {
    fact("", "processes", errno, NULL, 0);
    return;
  }
  int visible = 0;
  struct dirent *entry;
  while ((entry = readdir(folder)))
    if (entry->d_name[0] >= '0' && entry->d_name[0] <= '9') visible++;
  closedir(folder);
  fact_text("processes", "pid=%d visible=%d", getpid(), visible);
}

static void fact_rlimit(const char *name, int resource) {
  struct rlimit limit;
  if (getrlimit(resource, &limit)) fact("rlimit/", name, errno, NULL, 0);
  else {
    char text[64];
    int length = snprintf(text, sizeof text, "soft=%llu hard=%llu", (unsigned long long)limit.rlim_cur,
                          (unsigned long long)limit.rlim_max);
    fact("rlimit/", name, 0, text, (size_t)length);
  }
}

/* The kernel asked directly: gVisor's /proc has no NoNewPrivs line and reads Seccomp 0. */
static void fact_process_flags(void) {
  fact_text("prctl", "no_new_privs=%d seccomp=%d dumpable=%d",
            prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), prctl(PR_GET_SECCOMP, 0, 0, 0, 0),
            prctl(PR_GET_DUMPABLE, 0, 0, 0, 0));
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct sets[2];
  memset(sets, 0, sizeof sets);
  if (syscall(SYS_capget, &header, sets)) fact("", "capget", errno, NULL, 0);
  else
    fact_text("capget", "effective=%08x%08x permitted=%08x%08x inheritable=%08x%08x",
              sets[1].effective, sets[0].effective, sets[1].permitted, sets[0].permitted,
              sets[1].inheritable, sets[0].inheritable);
}

/* Which kernel answers: gVisor's own log says so, a shared kernel's may not be read at all. */
static void fact_kernel(void) {
  struct utsname name;
  if (uname(&name)) fact("", "uname", errno, NULL, 0);
  else fact_text("uname", "%s %s %s", name.sysname, name.release, name.version);
  static char log[16 * 1024];
  int length = klogctl(3 /* SYSLOG_ACTION_READ_ALL */, log, sizeof log);
  if (length < 0) fact("", "kernel-log", errno, NULL, 0);
  else {
    const char *word = memmem(log, (size_t)length, "Starting gVisor", 15) ? "gvisor" : "other";
    fact("", "kernel-log", 0, word, strlen(word));
  }
}

void evidence_report(void) {
  for (size_t i = 0; i < LENGTH(FILES); i++) fact_file(FILES[i]);
  for (size_t i = 0; i < LENGTH(LINKS); i++) fact_link(LINKS[i]);
  for (size_t i = 0; i < LENGTH(MASKED); i++) fact_masked(MASKED[i]);
  for (size_t i = 0; i < LENGTH(SOCKETS); i++) fact_socket(SOCKETS[i]);
  for (size_t i = 0; i < LENGTH(FILESYSTEMS); i++) fact_filesystem(FILESYSTEMS[i]);
  devices_report();
  fact_processes();
  fact_rlimit("nofile", RLIMIT_NOFILE);
  fact_rlimit("fsize", RLIMIT_FSIZE);
  fact_rlimit("core", RLIMIT_CORE);
  fact_process_flags();
  fact_kernel();
}

/*
 * Lets rustc be started ahead of its turn: getting ready, it loads some 150 MB
 * of libraries, and that is a quarter of the time which a small program takes.
 *
 * Linked into `rustc` ahead of the C library. Started behind a gate (a
 * descriptor, named by GLOVEBOX_GATE), rustc stops where it first looks at a
 * source, says so with one byte, and goes on when the other end is closed. The
 * compiler has a thread of its own for that, which is why the preloaded gate.so,
 * that only ever stops the first thread, is of no use here.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static const char VARIABLE[] = "GLOVEBOX_GATE";
static int gate = -1;

__attribute__((constructor)) static void find_gate(void) {
  char *place = getenv(VARIABLE);
  if (!place) return;
  gate = atoi(place);
  fcntl(gate, F_SETFD, FD_CLOEXEC);
  /* The program could ask for it while it is compiled: env!("…"), include_str!("/proc/self/environ"). */
  unsetenv(VARIABLE);
  char *entry = place - sizeof VARIABLE;
  memset(entry, 0, strlen(entry));
}

static void wait_at_gate(void) {
  if (gate < 0) return;
  int error = errno;
  if (send(gate, "", 1, MSG_NOSIGNAL) == 1) {
    char byte;
    ssize_t got;
    while ((got = read(gate, &byte, 1)) > 0 || (got < 0 && errno == EINTR)) {
    }
  }
  close(gate);
  gate = -1;
  errno = error;
}

static int is_source(const char *path) {
  const char *ending = path ? strrchr(path, '.') : NULL;
  return ending && !strcmp(ending, ".rs");
}

int statx(int folder, const char *path, int flags, unsigned mask, struct statx *to) {
  static int (*next)(int, const char *, int, unsigned, struct statx *);
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  if (!next) next = (__typeof__(next))dlsym(RTLD_NEXT, "statx");
  if (is_source(path)) pthread_once(&once, wait_at_gate);
  return next(folder, path, flags, mask, to);
}

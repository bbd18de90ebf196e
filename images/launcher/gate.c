#define _GNU_SOURCE
#include "gate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

extern char **environ;

/*
 * The kernel's table of descriptors grows past this, and never shrinks again: the
 * program could see in /proc/self/status (FDSize) that there had been a higher one.
 */
enum { PLACE = 63 };

static const char PRELOAD[] = "LD_PRELOAD=/usr/lib/glovebox/gate.so";

int gate_has_room(void) {
  struct rlimit limit;
  return !getrlimit(RLIMIT_NOFILE, &limit) && limit.rlim_cur > PLACE;
}

int gate_carry(int end, enum hold hold, const char *trigger) {
  /* Without close-on-exec, this once: the process itself sets it as it begins. */
  if (dup2(end, PLACE) < 0) return -1;

  size_t count = 0;
  while (environ[count]) count++;
  char **larger = malloc((count + 3) * sizeof *larger), *name;
  if (!larger || asprintf(&name, "GLOVEBOX_GATE=%d:%s", PLACE, trigger) < 0) return -1;
  for (size_t i = 0; i < count; i++) larger[i] = environ[i];
  /* The last things in the block, so that they can be taken off its end again. */
  if (hold == HOLD_PRELOADED) larger[count++] = (char *)PRELOAD;
  larger[count++] = name;
  larger[count] = NULL;
  environ = larger;
  return PLACE;
}

int gate_listen(int end) {
  char byte;
  ssize_t got = recv(end, &byte, 1, MSG_DONTWAIT);
  if (got == 1) return 1;
  return got < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
}

#define _GNU_SOURCE
#include "survivors.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "frame.h"

enum { ROUNDS_ALL = 5000, ROUNDS_SPARING = 200 };

static void rest(void) { nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL); }

static void end_all(void) {
  for (int round = 0; round < ROUNDS_ALL; round++) {
    kill(-1, SIGKILL);
    pid_t ended;
    while ((ended = waitpid(-1, NULL, WNOHANG)) > 0) {
    }
    if (ended < 0 && errno == ECHILD) return;
    rest();
  }
  frame_problem("survivors", "processes of the program could not be ended");
}

/* Kills every process but this one and the spared; the count of those found, -1 when it cannot look. */
static int end_others(pid_t spared) {
  DIR *folder = opendir("/proc");
  if (!folder) return -1;
  int found = 0;
  struct dirent *entry;
  while ((entry = readdir(folder))) {
    pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
    if (pid <= 1 || pid == spared) continue;
    kill(pid, SIGKILL);
    found++;
  }
  closedir(folder);
  return found;
}

int end_survivors(pid_t spared) {
  for (int round = 0; spared > 0 && round < ROUNDS_SPARING; round++) {
    pid_t ended;
    while ((ended = waitpid(-1, NULL, WNOHANG)) > 0)
      if (ended == spared) spared = 0;
    int others = spared > 0 ? end_others(spared) : -1;
    if (others < 0) break;
    if (others == 0) return 1;
    rest();
  }
  end_all();
  return 0;
}

/*
 * Times programs where they run: stopwatch [--first] FILE SOURCE WORD... [-- WORD...]...
 *
 * Each WORD... between two dashes is the command of one stage. For every line on
 * standard input a folder is made in the working directory, with a copy of
 * SOURCE called FILE in it; then the clock starts, the stages run there one after
 * another on pipes with their input ended, and a line of JSON is printed once the
 * folder is gone again: nanoseconds of CLOCK_MONOTONIC until the last stage's
 * first byte on standard output and until its end, the wait status of the last
 * stage that ran, and what that stage printed, in hexadecimal digits.
 *
 * With --first each stage is the first process of a process namespace of its own,
 * as a container's is; that takes CAP_SYS_ADMIN.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { STAGES_MOST = 4, KEPT_MOST = 4096 };

struct kept {
  size_t size;
  unsigned char bytes[KEPT_MOST];
};

static struct kept printed[2];
static int is_first;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static long long now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return at.tv_sec * 1000000000LL + at.tv_nsec;
}

static void become(char **words, const char *folder, int input, int output, int error) {
  dup2(input, 0);
  dup2(output, 1);
  dup2(error, 2);
  if (!chdir(folder)) execvp(words[0], words);
  dprintf(2, "%s: %s\n", words[0], strerror(errno));
  _exit(127);
}

/* fork(2), or what it does in a process namespace of its own: clone(2)'s first two words are alike everywhere but on s390. */
static pid_t begin(void) {
  return is_first ? (pid_t)syscall(SYS_clone, CLONE_NEWPID | SIGCHLD, 0, 0, 0, 0) : fork();
}

/* Reads what there is, and keeps its beginning. False at the end. */
static int take(int fd, struct kept *kept) {
  static char block[64 * 1024];
  ssize_t got = read(fd, block, sizeof block);
  if (got <= 0) return got < 0 && errno == EINTR;
  size_t room = KEPT_MOST - kept->size, fits = (size_t)got < room ? (size_t)got : room;
  memcpy(kept->bytes + kept->size, block, fits);
  kept->size += fits;
  return 1;
}

/* Runs one stage to its end. Returns its wait status, and when its first byte came, or 0. */
static int run(char **words, const char *folder, long long *first) {
  int input[2], output[2], error[2], status;
  if (pipe2(input, O_CLOEXEC) || pipe2(output, O_CLOEXEC) || pipe2(error, O_CLOEXEC)) fail("pipe2");
  pid_t pid = begin();
  if (pid < 0) fail("fork");
  if (pid == 0) become(words, folder, input[0], output[1], error[1]);
  close(input[0]), close(input[1]), close(output[1]), close(error[1]);
  struct pollfd ends[2] = {{.fd = output[0], .events = POLLIN}, {.fd = error[0], .events = POLLIN}};
  *first = 0;
  printed[0].size = printed[1].size = 0;
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    if (poll(ends, 2, -1) < 0 && errno != EINTR) fail("poll");
    for (int i = 0; i < 2; i++) {
      if (ends[i].fd < 0 || !ends[i].revents) continue;
      int goes_on = take(ends[i].fd, &printed[i]);
      if (i == 0 && printed[0].size > 0 && *first == 0) *first = now();
      if (!goes_on) close(ends[i].fd), ends[i].fd = -1;
    }
  }
  while (waitpid(pid, &status, 0) < 0)
    if (errno != EINTR) fail("waitpid");
  return status;
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *place) {
  (void)found, (void)kind, (void)place;
  return remove(path);
}

static void copy(const char *from, const char *folder, const char *name) {
  char path[512], block[64 * 1024];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  int source = open(from, O_RDONLY | O_CLOEXEC);
  int target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (source < 0 || target < 0) fail("the source");
  for (ssize_t got; (got = read(source, block, sizeof block)) > 0;)
    if (write(target, block, (size_t)got) != got) fail("write");
  close(source), close(target);
}

static void print_kept(const char *name, const struct kept *kept) {
  printf(",\"%s\":\"", name);
  for (size_t i = 0; i < kept->size; i++) printf("%02x", kept->bytes[i]);
  printf("\"");
}

int main(int count, char **words) {
  if (count > 1 && !strcmp(words[1], "--first")) is_first = 1, words++, count--;
  if (count < 4) return 64;
  char **stages[STAGES_MOST] = {words + 3};
  int stage_count = 1;
  for (int i = 3; i < count; i++) {
    if (strcmp(words[i], "--")) continue;
    if (stage_count == STAGES_MOST) return 64;
    words[i] = NULL;
    stages[stage_count++] = words + i + 1;
  }
  for (int asked; (asked = getchar()) != EOF;) {
    if (asked != '\n') continue;
    char folder[] = "./run-XXXXXX";
    if (!mkdtemp(folder)) fail("mkdtemp");
    copy(words[2], folder, words[1]);
    int status = 0;
    long long first = 0, start = now();
    for (int i = 0; i < stage_count && status == 0; i++) status = run(stages[i], folder, &first);
    long long end = now();
    if (nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS)) fail("remove");
    printf("{\"firstByteNs\":%lld,\"endNs\":%lld,\"status\":%d", first ? first - start : -1,
           end - start, status);
    print_kept("stdout", &printed[0]);
    print_kept("stderr", &printed[1]);
    puts("}");
    fflush(stdout);
  }
  return 0;
}

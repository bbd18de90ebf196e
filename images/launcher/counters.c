#define _GNU_SOURCE
#include "counters.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "evidence.h"
#include "frame.h"
#include "stage.h"

enum {
  /* Ten a second: a curve that a person sees move, for some 30 microseconds of work each. */
  SAMPLE_MS = 100,
  COUNTER_MOST = 1024,
};

static const uint64_t NANOSECONDS_A_MS = 1000000u;

struct counter {
  const char *path;
  int error; /* 0, or why it cannot be read here */
};

/* Sums and peaks: told before the program, and after each stage. */
static struct counter sums[] = {
    {"/sys/fs/cgroup/memory.peak", 0},
    {"/sys/fs/cgroup/memory.events", 0},
    {"/sys/fs/cgroup/pids.peak", 0},
    {"/sys/fs/cgroup/pids.events", 0},
    {"/sys/fs/cgroup/cpu.stat", 0},
    {"/sys/fs/cgroup/memory/memory.max_usage_in_bytes", 0},
    {"/sys/fs/cgroup/memory/memory.oom_control", 0},
    {"/sys/fs/cgroup/pids/pids.peak", 0},
    {"/sys/fs/cgroup/pids/pids.events", 0},
    {"/sys/fs/cgroup/cpuacct/cpuacct.usage", 0},
};

/* What is used at a moment, while the program runs; the processor's is a sum here too. */
static struct counter moments[] = {
    {"/sys/fs/cgroup/memory.current", 0},
    {"/sys/fs/cgroup/pids.current", 0},
    {"/sys/fs/cgroup/cpu.stat", 0},
    {"/sys/fs/cgroup/memory/memory.usage_in_bytes", 0},
    {"/sys/fs/cgroup/pids/pids.current", 0},
    {"/sys/fs/cgroup/cpuacct/cpuacct.usage", 0},
};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static int can_sample;
static uint64_t samples_began, sample_due;

void counters_look(void) {
  for (size_t i = 0; i < LENGTH(sums); i++) sums[i].error = access(sums[i].path, F_OK) ? errno : 0;
  for (size_t i = 0; i < LENGTH(moments); i++) {
    moments[i].error = access(moments[i].path, F_OK) ? errno : 0;
    if (!moments[i].error) can_sample = 1;
  }
}

/*
 * While a program runs time counts: one look a file, and none for what was not
 * there before the program came, nor can come with it.
 */
static void report(const char *prefix, const struct counter *counter) {
  char bytes[COUNTER_MOST];
  int error = counter->error;
  ssize_t got = 0;
  if (!error) {
    int fd = open(counter->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || (got = read(fd, bytes, sizeof bytes)) < 0) error = errno;
    if (fd >= 0) close(fd);
  }
  fact(prefix, counter->path, error, bytes, got > 0 ? (size_t)got : 0);
}

void counters_report(const char *prefix) {
  for (size_t i = 0; i < LENGTH(sums); i++) report(prefix, &sums[i]);
}

void counters_begin_samples(void) {
  samples_began = monotonic_ns();
  sample_due = samples_began + SAMPLE_MS * NANOSECONDS_A_MS;
}

int counters_until_sample(void) {
  if (!can_sample) return -1;
  uint64_t now = monotonic_ns();
  /* Rounded up: to be woken a moment too early would be to be woken twice. */
  return now >= sample_due ? 0 : (int)((sample_due - now) / NANOSECONDS_A_MS) + 1;
}

void counters_sample(void) {
  uint64_t now = monotonic_ns();
  if (!can_sample || now < sample_due) return;
  sample_due = now + SAMPLE_MS * NANOSECONDS_A_MS;
  for (size_t i = 0; i < LENGTH(moments); i++)
    if (!moments[i].error) report("now/", &moments[i]);
  unsigned char passed[8];
  put_u64(passed, now - samples_began);
  frame_queue('U', passed, sizeof passed, NULL, 0);
}

/*
 * Mono's thread pool parks an idle worker for 5 to 60 seconds, waiting on a
 * semaphore. A worker that parks just while the program ends is never woken, and
 * the finished program stays until that time is over: 10 of 200 runs of a program
 * that uses tasks, measured with Mono 6.12. Parked for a twentieth of a second
 * only, the worker leaves before anybody notices: none of 400 runs.
 *
 * Linked into the `mono` program ahead of the C library. What a program itself
 * waits for is not touched, since Mono uses conditions for that: Sleep, Wait,
 * WaitOne, WaitAny, Join and Delay of six seconds were seen to take six.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <semaphore.h>
#include <time.h>

enum { LONG_SECONDS = 4, PARKED_NANOSECONDS = 50000000, SECOND_NANOSECONDS = 1000000000 };

static struct timespec shortened(clockid_t clock, const struct timespec *until) {
  struct timespec now;
  if (clock_gettime(clock, &now) || until->tv_sec - now.tv_sec < LONG_SECONDS) return *until;
  now.tv_nsec += PARKED_NANOSECONDS;
  if (now.tv_nsec >= SECOND_NANOSECONDS) {
    now.tv_nsec -= SECOND_NANOSECONDS;
    now.tv_sec += 1;
  }
  return now;
}

int sem_timedwait(sem_t *semaphore, const struct timespec *until) {
  static int (*next)(sem_t *, const struct timespec *);
  if (!next) next = (int (*)(sem_t *, const struct timespec *))dlsym(RTLD_NEXT, "sem_timedwait");
  struct timespec sooner = shortened(CLOCK_REALTIME, until);
  return next(semaphore, &sooner);
}

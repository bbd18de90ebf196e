/*
 * Holds an interpreter at the last moment before it would see the program.
 *
 * In a parked sandbox the launcher starts the very command that will run the
 * program, with this object in LD_PRELOAD. It stands in for the functions by
 * which a program first comes to its entry file, and at the first call that
 * means that file it says with one byte that it waits, and reads until the
 * launcher opens the gate by closing the other end. Then the call goes on as if
 * nothing had been, and so does every later one. A trigger says where to hold:
 *
 *   ./FILE   at the first look at that file of the working directory
 *   time     at the first look at the clock: for what takes note of when it
 *            began before it opens its entry
 *
 * Nothing of it stays where a program would look: its two variables are wiped
 * from the environment and from the block that the kernel shows in
 * /proc/self/environ, its descriptor is closed. Its file stays among
 * /proc/self/maps.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "environment.h"

static int gate = -1;
static enum { AT_TOUCH, AT_TIME } holds;
/* The file's path from /, and where its name within the working directory begins in it. */
static char file[PATH_MAX];
static const char *name_in_folder;

/* Past any separators and steps into the same folder, as in `/.//./`. */
static const char *skip_nothing(const char *at) {
  while (*at == '/' || (*at == '.' && (at[1] == '/' || at[1] == 0))) at++;
  return at;
}

static int is_same_path(const char *one, const char *other) {
  for (one = skip_nothing(one), other = skip_nothing(other); *one && *one == *other;) {
    int ends_part = *one == '/';
    one++, other++;
    if (ends_part) one = skip_nothing(one), other = skip_nothing(other);
  }
  return *one == *other;
}

/* Whether a path, as the program gives it, is that of the file. */
static int is_the_file(const char *path) {
  return path && is_same_path(path, path[0] == '/' ? file : name_in_folder);
}

static void wait_at_gate(void) {
  int error = errno, fd = gate;
  gate = -1;
  if (send(fd, "", 1, MSG_NOSIGNAL) == 1) {
    char byte;
    ssize_t got;
    while ((got = read(fd, &byte, 1)) > 0 || (got < 0 && errno == EINTR)) {
    }
  }
  close(fd);
  errno = error;
}

/* Only the first thread comes to the file; what others ask for is never held. */
static int is_first_thread(void) { return gettid() == getpid(); }

/* Every call that is stood in for asks first whether anything is held at all. */
static int waits_for(int moment) {
  return __builtin_expect(gate >= 0, 0) && (int)holds == moment && is_first_thread();
}

static void touch(const char *path) {
  if (waits_for(AT_TOUCH) && is_the_file(path)) wait_at_gate();
}

__attribute__((constructor)) static void begin(void) {
  char trigger[NAME_MAX + 16];
  int end = take_variables(trigger, sizeof trigger);
  if (end < 0) return;
  fcntl(end, F_SETFD, FD_CLOEXEC);
  if (!strcmp(trigger, "time")) holds = AT_TIME;
  else {
    size_t length = getcwd(file, sizeof file) ? strlen(file) : sizeof file;
    if (trigger[0] != '.' || length + strlen(trigger) >= sizeof file) return;
    strcpy(file + length, trigger + 1);
    name_in_folder = file + length + 1;
  }
  gate = end;
}

/* What is stood in for. */
#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

int gettimeofday(struct timeval *at, void *zone) {
  REAL(gettimeofday);
  if (waits_for(AT_TIME)) wait_at_gate();
  return real(at, zone);
}

time_t time(time_t *at) {
  REAL(time);
  if (waits_for(AT_TIME)) wait_at_gate();
  return real(at);
}

/* As their last argument says, it is there or not; what is not there is not looked at. */
#define MODE_AFTER(flags)                    \
  mode_t mode = 0;                           \
  if ((flags) & (O_CREAT | __O_TMPFILE)) {   \
    va_list rest;                            \
    va_start(rest, flags);                   \
    mode = va_arg(rest, mode_t);             \
    va_end(rest);                            \
  }

#define OPENS(name)                         \
  int name(const char *path, int flags, ...) { \
    REAL(name);                             \
    MODE_AFTER(flags)                       \
    touch(path);                            \
    return real(path, flags, mode);         \
  }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name)                                     \
  int name(int folder, const char *path, int flags, ...) { \
    REAL(name);                                            \
    MODE_AFTER(flags)                                      \
    if (folder == AT_FDCWD) touch(path);                   \
    return real(folder, path, flags, mode);                \
  }
OPENS_AT(openat)
OPENS_AT(openat64)

#define ON_PATH(result, name, parameters, arguments) \
  result name parameters {                           \
    REAL(name);                                      \
    touch(path);                                     \
    return real arguments;                           \
  }
/* What a fortified build calls instead of open and realpath; no header declares them. */
int __open_2(const char *, int);
int __open64_2(const char *, int);
char *__realpath_chk(const char *, char *, size_t);

ON_PATH(int, __open_2, (const char *path, int flags), (path, flags))
ON_PATH(int, __open64_2, (const char *path, int flags), (path, flags))
ON_PATH(char *, __realpath_chk, (const char *path, char *to, size_t size), (path, to, size))
ON_PATH(FILE *, fopen, (const char *path, const char *mode), (path, mode))
ON_PATH(FILE *, fopen64, (const char *path, const char *mode), (path, mode))
ON_PATH(int, stat, (const char *path, struct stat *to), (path, to))
ON_PATH(int, stat64, (const char *path, struct stat64 *to), (path, to))
ON_PATH(int, lstat, (const char *path, struct stat *to), (path, to))
ON_PATH(int, lstat64, (const char *path, struct stat64 *to), (path, to))
ON_PATH(int, access, (const char *path, int how), (path, how))
ON_PATH(ssize_t, readlink, (const char *path, char *to, size_t size), (path, to, size))
ON_PATH(char *, realpath, (const char *path, char *to), (path, to))

int fstatat(int folder, const char *path, struct stat *to, int flags) {
  REAL(fstatat);
  if (folder == AT_FDCWD) touch(path);
  return real(folder, path, to, flags);
}

int fstatat64(int folder, const char *path, struct stat64 *to, int flags) {
  REAL(fstatat64);
  if (folder == AT_FDCWD) touch(path);
  return real(folder, path, to, flags);
}

int statx(int folder, const char *path, int flags, unsigned mask, struct statx *to) {
  REAL(statx);
  if (folder == AT_FDCWD) touch(path);
  return real(folder, path, flags, mask, to);
}

/* libuv, and so Node, calls statx by its number. */
long syscall(long number, ...) {
  REAL(syscall);
  long word[6];
  va_list rest;
  va_start(rest, number);
  for (int i = 0; i < 6; i++) word[i] = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_statx && (int)word[0] == AT_FDCWD) touch((const char *)word[1]);
  return real(number, word[0], word[1], word[2], word[3], word[4], word[5]);
}

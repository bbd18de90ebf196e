#define _GNU_SOURCE
#include "stage.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "frame.h"

uint64_t monotonic_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void no_wait(int fd) { fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK); }

static void open_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC)) frame_problem("pipe", "no pipe for the program's streams");
}

/* Closes every descriptor from `first` up, whether or not the kernel knows close_range. */
static void close_from(int first) {
  if (syscall(SYS_close_range, first, ~0u, 0) == 0) return;
  for (int fd = first; fd < 4096; fd++) close(fd);
}

/*
 * In the child, before the program: when memory runs out, the kernel is to choose
 * the program and never the launcher. Raising one's own score needs no privilege,
 * but a process that is not dumpable may not open its own file; it holds nothing
 * of the launcher's any more, and nothing else runs that could look.
 */
static void offer_to_oom_killer(void) {
  prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (fd < 0) return;
  if (write(fd, "500", 3) < 0) { /* the default score serves too */ }
  close(fd);
}

_Noreturn static void become_program(char **arguments, int in, int out, int err, int report) {
  if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0 || dup3(report, 3, O_CLOEXEC) < 0)
    _exit(126);
  close_from(4);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  offer_to_oom_killer();
  execvp(arguments[0], arguments);
  int error = errno;
  if (write(3, &error, sizeof error) < 0) { /* the parent sees the exit */ }
  _exit(127);
}

static int open_terminal(struct stage *stage, char *name, size_t size) {
  int leader = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (leader < 0 || grantpt(leader) || unlockpt(leader) || ptsname_r(leader, name, size))
    frame_problem("terminal", "no terminal can be opened in this sandbox");
  struct winsize window = {.ws_row = stage->rows, .ws_col = stage->columns};
  ioctl(leader, TIOCSWINSZ, &window);
  return leader;
}

/* The child's side of a terminal: its own session's controlling terminal on all three streams. */
_Noreturn static void become_terminal_program(char **arguments, const char *name, int report) {
  int follower = open(name, O_RDWR | O_CLOEXEC);
  if (follower < 0) _exit(126);
  ioctl(follower, TIOCSCTTY, 0);
  setenv("TERM", "xterm-256color", 1);
  become_program(arguments, follower, follower, follower, report);
}

void stage_start(struct stage *stage) {
  int in[2] = {-1, -1}, out[2] = {-1, -1}, err[2] = {-1, -1}, report[2];
  char terminal[64];
  int leader = -1;
  open_pipe(report);
  if (stage->wants_terminal) leader = open_terminal(stage, terminal, sizeof terminal);
  else {
    open_pipe(out);
    open_pipe(err);
    if (stage->runs_program) open_pipe(in);
    else in[0] = open("/dev/null", O_RDONLY | O_CLOEXEC);
  }

  stage->began = monotonic_ns();
  stage->pid = fork();
  if (stage->pid < 0) frame_problem("fork", "the process limit leaves no room for the program");
  if (stage->pid == 0) {
    setsid();
    if (leader >= 0) become_terminal_program(stage->arguments, terminal, report[1]);
    become_program(stage->arguments, in[0], out[1], err[1], report[1]);
  }

  close(report[1]);
  for (int i = 0; i < 3; i++) {
    int theirs = (int[]){in[0], out[1], err[1]}[i];
    if (theirs >= 0) close(theirs);
  }
  int error = 0;
  if (read(report[0], &error, sizeof error) == sizeof error) {
    char sentence[512];
    snprintf(sentence, sizeof sentence, "%s cannot be started: %s", stage->arguments[0],
             strerror(error));
    frame_problem("exec", sentence);
  }
  close(report[0]);

  stage->input = leader >= 0 ? leader : in[1];
  stage->output = leader >= 0 ? leader : out[0];
  stage->error = err[0];
  if (stage->input >= 0) no_wait(stage->input);
  if (stage->output >= 0) no_wait(stage->output);
  if (stage->error >= 0) no_wait(stage->error);
}

void stage_close_input(struct stage *stage) {
  if (stage->input < 0) return;
  if (stage->input == stage->output) {
    /* A terminal has no half to close: its end-of-file character says the same. */
    if (write(stage->input, "\4", 1) < 0) { /* the program is gone */ }
    return;
  }
  close(stage->input);
  stage->input = -1;
}

static void close_output(struct stage *stage, int fd) {
  close(fd);
  if (stage->input == fd) stage->input = -1;
  if (stage->output == fd) stage->output = -1;
  if (stage->error == fd) stage->error = -1;
}

void stage_read(struct stage *stage, int fd) {
  static char bytes[OUTPUT_CHUNK];
  ssize_t got = read(fd, bytes, sizeof bytes);
  if (got > 0) frame_queue(fd == stage->error ? 'X' : 'O', NULL, 0, bytes, (size_t)got);
  /* A terminal without a follower answers EIO: that is its end of file. */
  else if (got == 0 || (errno != EAGAIN && errno != EINTR)) close_output(stage, fd);
}

void stage_resize(struct stage *stage, unsigned short rows, unsigned short columns) {
  struct winsize window = {.ws_row = rows, .ws_col = columns};
  stage->rows = rows;
  stage->columns = columns;
  if (stage->wants_terminal && stage->output >= 0) ioctl(stage->output, TIOCSWINSZ, &window);
}

/* Kills and reaps until nothing but the launcher is left: a forking program races with us. */
static void end_survivors(void) {
  for (int round = 0; round < 5000; round++) {
    kill(-1, SIGKILL);
    pid_t ended;
    while ((ended = waitpid(-1, NULL, WNOHANG)) > 0) {
    }
    if (ended < 0 && errno == ECHILD) return;
    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
  }
  frame_problem("survivors", "processes of the program could not be ended");
}

void stage_finish(struct stage *stage) {
  end_survivors();
  /* Nobody writes any more: what is in the pipes is all there will be. */
  while (stage->output >= 0 || stage->error >= 0) {
    int before_output = stage->output, before_error = stage->error;
    size_t backlog = frame_backlog();
    if (stage->output >= 0) stage_read(stage, stage->output);
    if (stage->error >= 0) stage_read(stage, stage->error);
    if (stage->output == before_output && stage->error == before_error && frame_backlog() == backlog)
      break;
    frame_drain();
  }
  if (stage->output >= 0) close_output(stage, stage->output);
  if (stage->error >= 0) close_output(stage, stage->error);
  if (stage->input >= 0) {
    close(stage->input);
    stage->input = -1;
  }
}

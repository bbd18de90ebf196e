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
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "frame.h"
#include "survivors.h"

uint64_t monotonic_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void no_wait(int fd) { fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK); }

static void open_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC)) frame_problem("pipe", "no pipe for the program's streams");
}

/* Closes every descriptor in a range, whether or not the kernel knows close_range. */
static void close_between(int first, unsigned last) {
  if (syscall(SYS_close_range, first, last, 0) == 0) return;
  for (int fd = first; fd < 4096 && (unsigned)fd <= last; fd++) close(fd);
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

/* The child's side of its streams. */
struct ends {
  int in, out, err;
  int report; /* tells the launcher that the program could not be executed */
  int gate;   /* -1 for a stage whose turn it is */
};

_Noreturn static void become_program(const struct stage *stage, struct ends ends) {
  int gate = ends.gate;
  if (gate >= 0 && (gate = gate_carry(gate, stage->hold, stage->trigger)) < 0) _exit(126);
  if (dup2(ends.in, 0) < 0 || dup2(ends.out, 1) < 0 || dup2(ends.err, 2) < 0 ||
      dup3(ends.report, 3, O_CLOEXEC) < 0)
    _exit(126);
  if (gate > 4) close_between(4, (unsigned)gate - 1);
  close_between(gate < 0 ? 4 : gate + 1, ~0u);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  offer_to_oom_killer();
  execvp(stage->arguments[0], stage->arguments);
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
_Noreturn static void become_terminal_program(const struct stage *stage, const char *name,
                                              struct ends ends) {
  int follower = open(name, O_RDWR | O_CLOEXEC);
  if (follower < 0) _exit(126);
  ioctl(follower, TIOCSCTTY, 0);
  setenv("TERM", "xterm-256color", 1);
  ends.in = ends.out = ends.err = follower;
  become_program(stage, ends);
}

static void close_if_open(int fd) {
  if (fd >= 0) close(fd);
}

/*
 * Starts the main process, behind a gate if one is given. Returns 0, or the
 * number of the error for which the program could not be executed.
 */
static int start(struct stage *stage, int gate) {
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

  stage->pid = fork();
  if (stage->pid == 0) {
    setsid();
    struct ends ends = {in[0], out[1], err[1], report[1], gate};
    if (leader >= 0) become_terminal_program(stage, terminal, ends);
    become_program(stage, ends);
  }
  int error = stage->pid < 0 ? errno : 0;

  close(report[1]);
  close_if_open(in[0]);
  close_if_open(out[1]);
  close_if_open(err[1]);
  if (!error && read(report[0], &error, sizeof error) != sizeof error) error = 0;
  close(report[0]);

  stage->input = leader >= 0 ? leader : in[1];
  stage->output = leader >= 0 ? leader : out[0];
  stage->error = err[0];
  if (stage->input >= 0) no_wait(stage->input);
  if (stage->output >= 0) no_wait(stage->output);
  if (stage->error >= 0) no_wait(stage->error);
  return error;
}

static void close_streams(struct stage *stage) {
  close_if_open(stage->output);
  close_if_open(stage->error);
  if (stage->input != stage->output) close_if_open(stage->input);
  stage->input = stage->output = stage->error = -1;
}

static void close_gate(struct stage *stage) {
  close_if_open(stage->gate);
  stage->gate = -1;
  stage->waits = 0;
}

void stage_unhold(struct stage *stage) {
  if (stage->pid > 0) {
    kill(stage->pid, SIGKILL);
    while (waitpid(stage->pid, NULL, 0) < 0 && errno == EINTR) {
    }
  }
  stage->pid = 0;
  close_gate(stage);
  close_streams(stage);
}

void stage_hold(struct stage *stage) {
  int ends[2];
  if (stage->hold == HOLD_NOT || stage->pid != 0 || !gate_has_room()) return;
  /* Ours is close-on-exec: no other process ever has it, and so closing it opens the gate. */
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends)) return;
  stage->gate = ends[0];
  int error = start(stage, ends[1]);
  close(ends[1]);
  if (error) stage_unhold(stage);
}

int stage_listen(struct stage *stage) {
  int said = gate_listen(stage->gate);
  if (said < 0) close_gate(stage);
  return stage->waits = said > 0;
}

void stage_begin(struct stage *stage) {
  stage->began = monotonic_ns();
  if (stage->pid > 0 && waitpid(stage->pid, NULL, WNOHANG) != 0) stage->pid = 0;
  /* What waits of its own accord looks for the gate, and so may find it open. */
  if (stage->pid > 0 && stage->gate >= 0 && (stage->waits || stage->hold == HOLD_ITSELF)) {
    close_gate(stage);
    return;
  }
  stage_unhold(stage);
  int error = start(stage, -1);
  if (stage->pid < 0) frame_problem("fork", "the process limit leaves no room for the program");
  if (!error) return;
  char sentence[512];
  snprintf(sentence, sizeof sentence, "%s cannot be started: %s", stage->arguments[0],
           strerror(error));
  frame_problem("exec", sentence);
}

void stage_forget(struct stage *stage) {
  stage_unhold(stage);
  free(stage->words);
  free(stage->arguments);
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

void stage_finish(struct stage *stage, struct stage *next) {
  pid_t spared = next && next->gate >= 0 ? next->pid : 0;
  if (!end_survivors(spared) && next) {
    next->pid = 0; /* reaped with the others, if it was ever started */
    stage_unhold(next);
  }
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
  close_streams(stage);
}

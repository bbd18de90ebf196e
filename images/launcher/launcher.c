/*
 * The container's first process. It reports what is true inside, takes the
 * program over its attached input, runs it as a child that never sees that
 * input or output, ends everything that the child leaves behind, and says how
 * it ended.
 *
 * Written in C and linked statically because the program it runs is hostile and
 * has the same user id: a launcher that is not dumpable, holds no secret in its
 * arguments or environment and shares no descriptor with its child cannot be
 * read, traced or impersonated from inside, not even by root with Docker's
 * default capabilities.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "counters.h"
#include "evidence.h"
#include "frame.h"
#include "plan.h"
#include "stage.h"

enum {
  /* Above this much unread output the program is not read: its pipe fills, and it waits. */
  BACKLOG_MOST = 256 * 1024,
  /* A sandbox that nobody claims does not stay for ever. */
  UNCLAIMED_SECONDS = 15 * 60,
};

static int stage_now = -1;
static int killed;

static unsigned char input[INPUT_WINDOW];
static size_t input_have;
static int input_ended;

/* Nobody is there to report to: the kernel ends everything in this PID namespace with us. */
_Noreturn static void application_gone(void) { _exit(0); }

static void write_file(const struct frame *frame) {
  if (frame->size < 2) frame_problem("protocol", "a file without a name");
  size_t name_size = get_u16(frame->payload);
  char name[256];
  if (name_size == 0 || name_size >= sizeof name || 2 + name_size > frame->size)
    frame_problem("protocol", "a file's name is too long");
  memcpy(name, frame->payload + 2, name_size);
  name[name_size] = 0;
  if (strlen(name) != name_size || strchr(name, '/') || !strcmp(name, ".") || !strcmp(name, ".."))
    frame_problem("protocol", "a file's name is not a base name");

  int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
  int error = fd < 0 ? errno : 0;
  const unsigned char *at = frame->payload + 2 + name_size;
  size_t left = frame->size - 2 - name_size;
  while (!error && left > 0) {
    ssize_t written = write(fd, at, left);
    if (written < 0 && errno != EINTR) error = errno;
    if (written > 0) at += written, left -= (size_t)written;
  }
  if (fd >= 0 && close(fd)) error = errno;
  if (error == ENOSPC || error == EDQUOT || error == EFBIG)
    frame_problem("scratch-full", "the files do not fit into the sandbox's scratch space");
  if (error) frame_problem("file", strerror(error));
}

static void begin_stage(int index) {
  unsigned char byte = (unsigned char)index;
  stage_now = index;
  frame_queue('B', &byte, 1, NULL, 0);
  stage_begin(&stages[index]);
}

static void listen_at_gate(int index) {
  unsigned char byte = (unsigned char)index;
  if (stage_listen(&stages[index])) frame_queue('H', &byte, 1, NULL, 0);
}

static void take_input(const struct frame *frame) {
  if (frame->size > sizeof input - input_have)
    frame_problem("protocol", "more input than the window allows");
  memcpy(input + input_have, frame->payload, frame->size);
  input_have += frame->size;
}

/* Passes input on as far as the program takes it, and says how much that was. */
static void give_input(struct stage *stage) {
  if (!stage->runs_program) return;
  size_t taken = 0;
  while (stage->input >= 0 && taken < input_have) {
    ssize_t written = write(stage->input, input + taken, input_have - taken);
    if (written > 0) taken += (size_t)written;
    else if (errno == EINTR) continue;
    else if (errno == EAGAIN) break;
    else {
      /* The program closed its input: the rest has nowhere to go. */
      if (stage->input != stage->output) stage_close_input(stage);
      taken = input_have;
    }
  }
  if (stage->input < 0) taken = input_have;
  if (taken > 0) {
    unsigned char count[4];
    put_u32(count, (uint32_t)taken);
    frame_queue('A', count, sizeof count, NULL, 0);
    memmove(input, input + taken, input_have - taken);
    input_have -= taken;
  }
  if (input_ended && input_have == 0) {
    input_ended = 0;
    stage_close_input(stage);
  }
}

static void handle(const struct frame *frame) {
  switch (frame->type) {
    case 'F':
      write_file(frame);
      break;
    case 'S':
      if (stage_now >= 0) frame_problem("protocol", "too late for another stage");
      plan_stage(frame);
      break;
    case 'H':
      if (stage_now >= 0) frame_problem("protocol", "too late to hold");
      for (int i = 0; i < stage_count; i++) stage_hold(&stages[i]);
      break;
    case 'N':
      if (stage_now >= 0) frame_problem("protocol", "too late for another plan");
      forget_stages();
      break;
    case 'G':
      if (stage_count == 0 || stage_now >= 0) frame_problem("protocol", "nothing to run");
      counters_report("go/");
      counters_begin_samples();
      begin_stage(0);
      break;
    case 'I':
      take_input(frame);
      break;
    case 'E':
      input_ended = 1;
      break;
    case 'W':
      if (frame->size == 4)
        for (int i = stage_now < 0 ? 0 : stage_now; i < stage_count; i++)
          stage_resize(&stages[i], get_u16(frame->payload), get_u16(frame->payload + 2));
      break;
    case 'K':
      killed = 1;
      kill(-1, SIGKILL);
      break;
    default:
      frame_problem("protocol", "a frame of an unknown type");
  }
}

static void end_stage(struct stage *stage) {
  uint64_t wall = monotonic_ns() - stage->began;
  int follows = stage->status == 0 && !killed && stage_now + 1 < stage_count;
  stage_finish(stage, follows ? stage + 1 : NULL);
  counters_report("end/");
  unsigned char done[13];
  done[0] = (unsigned char)stage_now;
  put_u32(done + 1, (uint32_t)stage->status);
  put_u64(done + 5, wall);
  frame_queue('D', done, sizeof done, NULL, 0);
  if (follows) {
    begin_stage(stage_now + 1);
    return;
  }
  frame_queue('Z', NULL, 0, NULL, 0);
  frame_drain();
  _exit(0);
}

/* Reaps everything that has ended; true when the main process of the stage under way was among it. */
static int reap(int signals) {
  struct signalfd_siginfo drained;
  while (read(signals, &drained, sizeof drained) > 0) {
  }
  int status, ended = 0;
  pid_t pid;
  while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
    for (int i = 0; i < stage_count; i++) {
      if (pid != stages[i].pid) continue;
      stages[i].pid = 0;
      stages[i].status = status;
      if (i == stage_now) ended = 1;
      else stage_unhold(&stages[i]);
    }
  }
  return ended;
}

/* The gate of a stage that was started ahead and has not come to it yet, or -1. */
static int gate_awaited(int index) {
  const struct stage *stage = &stages[index];
  return index < stage_count && !stage->waits ? stage->gate : -1;
}

static void loop(int signals) {
  uint64_t unclaimed = monotonic_ns() + UNCLAIMED_SECONDS * 1000000000ull;
  for (;;) {
    struct stage *stage = stage_now >= 0 ? &stages[stage_now] : NULL;
    int reads_output = stage && frame_backlog() < BACKLOG_MOST;
    /* An end of input that came while the compiler ran is waiting to be passed on as well. */
    int gives_input = stage && stage->runs_program && (input_have > 0 || input_ended);
    struct pollfd fds[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = signals, .events = POLLIN},
        {.fd = frame_backlog() > 0 ? STDOUT_FILENO : -1, .events = POLLOUT},
        {.fd = reads_output ? stage->output : -1, .events = POLLIN},
        {.fd = reads_output ? stage->error : -1, .events = POLLIN},
        {.fd = gives_input ? stage->input : -1, .events = POLLOUT},
        {.fd = gate_awaited(0), .events = POLLIN},
        {.fd = gate_awaited(1), .events = POLLIN},
    };
    _Static_assert(STAGES_MOST == 2, "a gate to listen at for every stage");
    /* To whoever does not read there is nothing to tell of what is used now. */
    int samples = stage && frame_backlog() < BACKLOG_MOST;
    int rest = !stage ? UNCLAIMED_SECONDS * 1000 : samples ? counters_until_sample() : -1;
    if (poll(fds, sizeof fds / sizeof *fds, rest) < 0 && errno != EINTR)
      frame_problem("poll", strerror(errno));
    if (!stage && monotonic_ns() >= unclaimed) application_gone();
    if (samples) counters_sample();

    for (int i = 0; i < STAGES_MOST; i++)
      if (fds[6 + i].revents) listen_at_gate(i);
    if (fds[0].revents) {
      struct frame frame;
      enum frame_status status;
      while ((status = frame_read(&frame)) == FRAME_READY) handle(&frame);
      if (status == FRAME_END) application_gone();
      stage = stage_now >= 0 ? &stages[stage_now] : NULL;
    }
    if (stage) {
      if (fds[3].revents && stage->output >= 0) stage_read(stage, stage->output);
      if (fds[4].revents && stage->error >= 0) stage_read(stage, stage->error);
      give_input(stage);
    }
    if (fds[1].revents && reap(signals)) end_stage(stage);
    if (frame_flush() < 0) application_gone();
  }
}

int main(void) {
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (getpid() != 1) {
    /* It ends by killing every process it can see: only ever in a namespace of its own. */
    static const char refusal[] = "launcher: to be run as the first process of a container\n";
    return write(STDERR_FILENO, refusal, sizeof refusal - 1) < 0 ? 71 : 70;
  }
  umask(022);
  signal(SIGPIPE, SIG_IGN);
  sigset_t children;
  sigemptyset(&children);
  sigaddset(&children, SIGCHLD);
  sigprocmask(SIG_BLOCK, &children, NULL);
  int signals = signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
  fcntl(STDIN_FILENO, F_SETFL, fcntl(STDIN_FILENO, F_GETFL) | O_NONBLOCK);
  fcntl(STDOUT_FILENO, F_SETFL, fcntl(STDOUT_FILENO, F_GETFL) | O_NONBLOCK);
  if (signals < 0) frame_problem("signals", "no signalfd in this sandbox");
  if (chdir("/box")) frame_problem("box", "there is no /box in this sandbox");

  evidence_report();
  counters_look();
  unsigned char version = PROTOCOL_VERSION;
  frame_queue('R', &version, 1, NULL, 0);
  frame_drain();
  loop(signals);
}

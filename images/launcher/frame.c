/* Frames in and out, without ever blocking on either side. */
#define _GNU_SOURCE
#include "frame.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static unsigned char *queue;
static size_t queue_start, queue_end, queue_room;

void put_u32(unsigned char *at, uint32_t value) {
  for (int i = 3; i >= 0; i--, value >>= 8) at[i] = (unsigned char)value;
}

void put_u64(unsigned char *at, uint64_t value) {
  put_u32(at, (uint32_t)(value >> 32));
  put_u32(at + 4, (uint32_t)value);
}

uint16_t get_u16(const unsigned char *at) { return (uint16_t)(at[0] << 8 | at[1]); }

static uint32_t get_u32(const unsigned char *at) {
  return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Room for `size` more bytes at queue_end. Out of memory leaves nothing to report with. */
static void make_room(size_t size) {
  if (queue_start == queue_end) queue_start = queue_end = 0;
  if (queue_room - queue_end >= size) return;
  if (queue_start > 0) {
    memmove(queue, queue + queue_start, queue_end - queue_start);
    queue_end -= queue_start;
    queue_start = 0;
    if (queue_room - queue_end >= size) return;
  }
  size_t room = queue_room ? queue_room : 64 * 1024;
  while (room - queue_end < size) room *= 2;
  unsigned char *grown = realloc(queue, room);
  if (!grown) _exit(70);
  queue = grown;
  queue_room = room;
}

void frame_queue(char type, const void *head, size_t head_size, const void *body, size_t body_size) {
  make_room(FRAME_HEADER + head_size + body_size);
  unsigned char *at = queue + queue_end;
  at[0] = (unsigned char)type;
  put_u32(at + 1, (uint32_t)(head_size + body_size));
  if (head_size) memcpy(at + FRAME_HEADER, head, head_size);
  if (body_size) memcpy(at + FRAME_HEADER + head_size, body, body_size);
  queue_end += FRAME_HEADER + head_size + body_size;
}

size_t frame_backlog(void) { return queue_end - queue_start; }

int frame_flush(void) {
  while (queue_start < queue_end) {
    ssize_t written = write(STDOUT_FILENO, queue + queue_start, queue_end - queue_start);
    if (written > 0) queue_start += (size_t)written;
    else if (written < 0 && errno == EINTR) continue;
    else if (written < 0 && errno == EAGAIN) return 0;
    else return -1;
  }
  return 0;
}

void frame_drain(void) {
  while (frame_backlog() > 0) {
    if (frame_flush() < 0) return;
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    if (frame_backlog() > 0) poll(&out, 1, -1);
  }
}

_Noreturn void frame_problem(const char *code, const char *sentence) {
  frame_queue('P', code, strlen(code) + 1, sentence, strlen(sentence));
  frame_drain();
  _exit(70);
}

static unsigned char header[FRAME_HEADER];
static size_t header_have, payload_have;
static struct frame current;

/* Reads up to `want` bytes to `at`; the count, 0 for "not now", -1 for the end. */
static ssize_t read_some(unsigned char *at, size_t want) {
  for (;;) {
    ssize_t got = read(STDIN_FILENO, at, want);
    if (got > 0) return got;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return 0;
    return -1;
  }
}

enum frame_status frame_read(struct frame *frame) {
  while (header_have < FRAME_HEADER) {
    ssize_t got = read_some(header + header_have, FRAME_HEADER - header_have);
    if (got < 0) return FRAME_END;
    if (got == 0) return FRAME_NONE;
    header_have += (size_t)got;
    if (header_have < FRAME_HEADER) continue;
    current.type = (char)header[0];
    current.size = get_u32(header + 1);
    if (current.size > FRAME_MOST) frame_problem("protocol", "a frame is larger than any may be");
    free(current.payload);
    current.payload = malloc(current.size + 1);
    if (!current.payload) frame_problem("memory", "no memory for a frame");
    payload_have = 0;
  }
  while (payload_have < current.size) {
    ssize_t got = read_some(current.payload + payload_have, current.size - payload_have);
    if (got < 0) return FRAME_END;
    if (got == 0) return FRAME_NONE;
    payload_have += (size_t)got;
  }
  header_have = 0;
  *frame = current;
  return FRAME_READY;
}

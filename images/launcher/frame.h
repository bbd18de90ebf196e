/*
 * The launcher's protocol, over the container's attached streams.
 *
 * A frame is one type byte, a big-endian 32-bit length, and that many bytes.
 * Numbers in payloads are big-endian too. electron/sandbox/launcher/protocol.ts
 * is the other end; change both together and raise PROTOCOL_VERSION.
 *
 * Towards the launcher:
 *   F  file       u16 length of the name, the name (no slash), the content
 *   S  stage      'c' or 'r', u8 1 for a terminal, u16 rows, u16 columns,
 *                 u8 whether and how it can be held (enum hold), what it is
 *                 held at (the preloaded gate's trigger, or nothing) and NUL,
 *                 then the argument vector, each word ended by NUL
 *   H  hold       start every stage that can be held, now; once, before G
 *   N  anew       forget the stages, and end what waits; others may follow
 *   G  go         run the stages, in the order they came
 *   I  input      bytes for the program; at most INPUT_WINDOW unacknowledged
 *   E  end of input
 *   W  resize     u16 rows, u16 columns
 *   K  kill       end the program and everything it started
 * End of file on the input means that the application is gone.
 *
 * From the launcher:
 *   V  fact       name NUL, "ok" or an errno's name NUL, the fact's bytes
 *   R  ready      u8 protocol version; all evidence has been sent
 *   H  held       u8 index of the stage: it was started ahead, and waits
 *   B  begin      u8 index of the stage
 *   O  output     bytes of standard output (or of the terminal)
 *   X  error      bytes of standard error
 *   A  taken      u32 bytes of input that the program's pipe has taken
 *   U  used       u64 nanoseconds since G: the facts `now/…` before it are of that moment
 *   D  done       u8 index, u32 wait status, u64 wall nanoseconds
 *   Z  end        nothing follows; the launcher exits
 *   P  problem    a code NUL a sentence; nothing follows
 */
#ifndef GLOVEBOX_FRAME_H
#define GLOVEBOX_FRAME_H

#include <stddef.h>
#include <stdint.h>

enum {
  PROTOCOL_VERSION = 3,
  FRAME_HEADER = 5,
  INPUT_WINDOW = 64 * 1024,
  OUTPUT_CHUNK = 32 * 1024,
  /* A file of 1 MiB with its name, and nothing larger. */
  FRAME_MOST = 1024 * 1024 + 4096,
};

/* Queues a frame made of two parts; never blocks, never loses. */
void frame_queue(char type, const void *head, size_t head_size, const void *body, size_t body_size);
/* Writes what is queued as far as the pipe takes it. Returns -1 when nobody reads any more. */
int frame_flush(void);
/* Waits until all that is queued is written. */
void frame_drain(void);
/* Bytes queued and not yet written. */
size_t frame_backlog(void);

struct frame {
  char type;
  uint32_t size;
  unsigned char *payload;
};

enum frame_status { FRAME_NONE, FRAME_READY, FRAME_END };

/*
 * Reads from the input without blocking. FRAME_READY: *frame is whole and its
 * payload stays valid until the next call. FRAME_END: the application is gone.
 */
enum frame_status frame_read(struct frame *frame);

/* Reports a problem with a code and a sentence, and exits. */
_Noreturn void frame_problem(const char *code, const char *sentence);

void put_u32(unsigned char *at, uint32_t value);
void put_u64(unsigned char *at, uint64_t value);
uint16_t get_u16(const unsigned char *at);

#endif

/* One stage (compile or run): its program, its streams, its end. */
#ifndef GLOVEBOX_STAGE_H
#define GLOVEBOX_STAGE_H

#include <stdint.h>
#include <sys/types.h>

struct stage {
  int runs_program;   /* the run stage: it alone gets input, and a terminal if wanted */
  int wants_terminal;
  unsigned short rows, columns;
  char **arguments; /* NULL-terminated */

  pid_t pid;      /* of its main process; 0 before and after */
  int status;     /* wait status, once it has ended */
  uint64_t began; /* CLOCK_MONOTONIC, nanoseconds */
  int input, output, error; /* our ends; -1 when closed; a terminal is input and output */
};

/* Starts the main process. Exits with a problem when the program cannot be executed. */
void stage_start(struct stage *stage);
/* Reads what the program has printed, up to one chunk a stream, into frames. */
void stage_read(struct stage *stage, int fd);
/* Tells a terminal its new size. */
void stage_resize(struct stage *stage, unsigned short rows, unsigned short columns);
/* Ends whatever the stage left behind, reads the rest of its output, closes its streams. */
void stage_finish(struct stage *stage);
void stage_close_input(struct stage *stage);

uint64_t monotonic_ns(void);

#endif

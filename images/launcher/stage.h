/* One stage (compile or run): its program, its streams, its end. */
#ifndef GLOVEBOX_STAGE_H
#define GLOVEBOX_STAGE_H

#include <stdint.h>
#include <sys/types.h>

#include "gate.h"

struct stage {
  int runs_program;   /* the run stage: it alone gets input, and a terminal if wanted */
  int wants_terminal;
  unsigned short rows, columns;
  enum hold hold;
  char *words;      /* what the trigger and the arguments point into */
  char *trigger;
  char **arguments; /* NULL-terminated */

  pid_t pid;      /* of its main process; 0 before and after */
  int gate;       /* our end of the gate it was started behind; -1 without one, or open */
  int waits;      /* it has come to the gate */
  int status;     /* wait status, once it has ended */
  uint64_t began; /* CLOCK_MONOTONIC, nanoseconds */
  int input, output, error; /* our ends; -1 when closed; a terminal is input and output */
};

/* Starts the main process behind a gate. Where that fails, the stage is as it was before. */
void stage_hold(struct stage *stage);
/* Takes what has come through the gate: true when somebody has just come to wait there. */
int stage_listen(struct stage *stage);
/*
 * Lets go what waits, or starts the main process if nothing does. Exits with a
 * problem when the program cannot be executed.
 */
void stage_begin(struct stage *stage);
/* What was started ahead has ended, or is of no use: nothing of it is left. */
void stage_unhold(struct stage *stage);
/* Gives back what the plan of a stage holds. */
void stage_forget(struct stage *stage);
/* Reads what the program has printed, up to one chunk a stream, into frames. */
void stage_read(struct stage *stage, int fd);
/* Tells a terminal its new size. */
void stage_resize(struct stage *stage, unsigned short rows, unsigned short columns);
/*
 * Ends whatever the stage left behind, but for what waits for the next one, if
 * there is any; reads the rest of its output, closes its streams.
 */
void stage_finish(struct stage *stage, struct stage *next);
void stage_close_input(struct stage *stage);

uint64_t monotonic_ns(void);

#endif

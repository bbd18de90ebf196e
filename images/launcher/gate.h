/*
 * The gate at which a stage waits that was started ahead of its turn.
 *
 * It is one end of a socket pair. The process says with one byte that it has
 * come to the gate, and reads; the launcher opens the gate by closing its own
 * end. Nothing else is ever said: the launcher reads one byte, writes none, and
 * has no end left once the program runs.
 */
#ifndef GLOVEBOX_GATE_H
#define GLOVEBOX_GATE_H

enum hold {
  HOLD_NOT,
  /* By the shared object that is preloaded (preload/gate.c), where its trigger says. */
  HOLD_PRELOADED,
  /* The command knows the gate. */
  HOLD_ITSELF,
};

/* Whether so many files may be open that the streams of stages that wait find room. */
int gate_has_room(void);

/*
 * In the child: puts its end where it is in nobody's way, far above what an
 * interpreter opens, so that the program's own descriptors are numbered as ever;
 * and names it in the environment, at the very end. Returns the descriptor, -1 on failure.
 */
int gate_carry(int end, enum hold hold, const char *trigger);

/*
 * Reads what has come through the gate: 1 when somebody has come to wait there,
 * 0 when not yet, -1 when nobody will.
 */
int gate_listen(int end);

#endif

/* What a stage leaves behind, and its end. */
#ifndef GLOVEBOX_SURVIVORS_H
#define GLOVEBOX_SURVIVORS_H

#include <sys/types.h>

/*
 * Kills and reaps until nothing but the launcher is left, and, unless it is 0,
 * the process that is spared. Returns whether that one lives: where a program
 * forks so fast that the others cannot be ended one by one, it goes with them.
 */
int end_survivors(pid_t spared);

#endif

/* The stages that the launcher is to go through, in order. */
#ifndef GLOVEBOX_PLAN_H
#define GLOVEBOX_PLAN_H

#include "frame.h"
#include "stage.h"

enum { STAGES_MOST = 2 };

extern struct stage stages[STAGES_MOST];
extern int stage_count;

/* Adds the stage that a frame describes; exits with a problem when it cannot be read. */
void plan_stage(const struct frame *frame);
/* Forgets every stage, and ends all that was started ahead for them. */
void forget_stages(void);

#endif

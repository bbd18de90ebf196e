#define _GNU_SOURCE
#include "plan.h"

#include <stdlib.h>
#include <string.h>

#include "survivors.h"

struct stage stages[STAGES_MOST];
int stage_count;

enum { STAGE_HEAD = 7 };

void plan_stage(const struct frame *frame) {
  if (stage_count == STAGES_MOST || frame->size < STAGE_HEAD + 3 ||
      frame->payload[frame->size - 1] != 0 || frame->payload[6] > HOLD_ITSELF)
    frame_problem("protocol", "a stage that cannot be read");
  struct stage *stage = &stages[stage_count++];
  *stage = (struct stage){.gate = -1, .input = -1, .output = -1, .error = -1};
  stage->runs_program = frame->payload[0] == 'r';
  stage->wants_terminal = frame->payload[1] == 1;
  stage->rows = get_u16(frame->payload + 2);
  stage->columns = get_u16(frame->payload + 4);
  stage->hold = frame->payload[6];

  size_t size = frame->size - STAGE_HEAD, words = 0;
  char *text = stage->words = stage->trigger = malloc(size);
  if (!text) frame_problem("memory", "no memory for a stage");
  memcpy(text, frame->payload + STAGE_HEAD, size);
  for (size_t i = strlen(text) + 1; i < size; i++) words += text[i] == 0;
  if (words == 0) frame_problem("protocol", "a stage without a command");
  stage->arguments = calloc(words + 1, sizeof *stage->arguments);
  if (!stage->arguments) frame_problem("memory", "no memory for a stage");
  char *at = text;
  for (size_t word = 0; word < words; word++) stage->arguments[word] = at += strlen(at) + 1;
}

void forget_stages(void) {
  while (stage_count > 0) stage_forget(&stages[--stage_count]);
  end_survivors(0);
}

/* What the sandbox uses, as its control group counts it. */
#ifndef GLOVEBOX_COUNTERS_H
#define GLOVEBOX_COUNTERS_H

#include <stdint.h>

/* Finds out which counters there are. Once, before any foreign code has arrived. */
void counters_look(void);

/* Queues the counters that tell a run's sum, their names prefixed (`go/`, `end/`). */
void counters_report(const char *prefix);

/* The moment from which `counters_sample` counts, and its first rest. */
void counters_begin_samples(void);

/* Milliseconds until the next sample is due; -1 where none can be taken here. */
int counters_until_sample(void);

/* Queues what is used now (`now/`) and a frame U behind it, where a sample is due. */
void counters_sample(void);

#endif

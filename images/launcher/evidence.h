/* What is true inside this container, read before any foreign code has arrived. */
#ifndef GLOVEBOX_EVIDENCE_H
#define GLOVEBOX_EVIDENCE_H

/* Queues every fact about this container's isolation. */
void evidence_report(void);

/* Queues the control group's counters, their names prefixed (`go/`, `end/`). */
void evidence_counters(const char *prefix);

#endif

/* What is true inside this container, read before any foreign code has arrived. */
#ifndef GLOVEBOX_EVIDENCE_H
#define GLOVEBOX_EVIDENCE_H

#include <stddef.h>

enum { FACT_MOST = 64 * 1024 };

/* Queues one fact: where it was read, whether that worked (0 or an errno), and what stood there. */
void fact(const char *prefix, const char *name, int error, const void *bytes, size_t size);

/* Queues every fact about this container's isolation. */
void evidence_report(void);

#endif

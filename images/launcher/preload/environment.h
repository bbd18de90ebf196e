/* The variables by which the launcher tells of the gate, taken out of the environment. */
#ifndef GLOVEBOX_ENVIRONMENT_H
#define GLOVEBOX_ENVIRONMENT_H

#include <stddef.h>

/*
 * Takes LD_PRELOAD and GLOVEBOX_GATE off the end of the environment, where the
 * launcher put them, so that neither this program nor its children see them.
 *
 * Returns the gate's descriptor, and what to hold at in `trigger`; -1 when
 * there is no gate.
 */
__attribute__((visibility("hidden"))) int take_variables(char *trigger, size_t size);

#endif

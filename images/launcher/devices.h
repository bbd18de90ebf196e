/* Which devices have a name inside this container. */
#ifndef GLOVEBOX_DEVICES_H
#define GLOVEBOX_DEVICES_H

/* Queues the fact `devices`: a line for every node below /dev. */
void devices_report(void);

#endif

// Starts processes until it is refused another. The layer Processes refuses.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    static pid_t children[100000];
    int started = 0;
    while (started < 100000) {
        pid_t child = fork();
        if (child < 0) break;
        if (child == 0) {
            for (;;) pause(); // The copy waits, and takes up room.
        }
        children[started++] = child;
    }
    printf("%d processes, then: %s\n", started, strerror(errno));
    for (int i = 0; i < started; i++) kill(children[i], SIGKILL);
    return 0;
}

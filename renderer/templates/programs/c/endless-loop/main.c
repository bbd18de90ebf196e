// Counts for ever. The layer Deadline ends it, or Stop does.
#include <stdio.h>
#include <unistd.h>

int main(void) {
    for (int count = 1;; count++) {
        printf("still running, %d s\n", count);
        fflush(stdout);
        sleep(1);
    }
}

// Eats memory, 8 MiB at a time, until something stops it. The layer Memory does.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    const size_t bite = 8 * 1024 * 1024;
    for (int eaten = 8;; eaten += 8) {
        char *memory = malloc(bite);
        if (memory == NULL) {
            perror("malloc");
            return 1;
        }
        memset(memory, 'x', bite); // Only what is touched is eaten.
        printf("%d MiB eaten\n", eaten);
        fflush(stdout);
    }
}

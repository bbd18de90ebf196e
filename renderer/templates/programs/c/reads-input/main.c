// Adds up the numbers of its input, one a line, until the input ends.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    char line[256];
    long count = 0, total = 0;
    while (fgets(line, sizeof line, stdin) != NULL) {
        char *end;
        long number = strtol(line, &end, 10);
        if (end != line && strspn(end, " \r\n") == strlen(end)) {
            total += number;
            count++;
        } else {
            fprintf(stderr, "Not a whole number: %s", line);
        }
    }
    printf("%ld numbers, %ld together\n", count, total);
    return 0;
}

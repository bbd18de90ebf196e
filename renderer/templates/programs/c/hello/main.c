// The smallest program: one line of output.
#include <stdio.h>

int main(void) {
    puts("Hello from inside the box.");
    return 0;
}

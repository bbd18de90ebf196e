// Both .c files are compiled together; what they share stands in the header.
#include "greeting.h"

int main(void) {
    greet("reader");
    return 0;
}

// Prints the arguments that it was given: they are set above the editor.
#include <stdio.h>

int main(int argc, char *argv[]) {
    printf("%d arguments\n", argc - 1);
    for (int i = 1; i < argc; i++) {
        printf("%d: %s\n", i, argv[i]);
    }
    return 0;
}

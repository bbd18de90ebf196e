// Tries to read what is none of its business. Nothing of the host can be seen from here.
#include <errno.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    const char *places[] = {
        "/etc/shadow",     "/root/.ssh/id_rsa", "/var/run/docker.sock",
        "/proc/1/environ", "/proc/kcore",       "/dev/sda",
    };
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        char bytes[64];
        FILE *file = fopen(places[i], "rb");
        if (file == NULL) {
            printf("%s: no way (%s)\n", places[i], strerror(errno));
            continue;
        }
        printf("%s: %zu bytes read\n", places[i], fread(bytes, 1, sizeof bytes, file));
        fclose(file);
    }
    return 0;
}

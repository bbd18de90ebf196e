// Tries to reach the internet by an address and by a name. The layer Network stops both.
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void try_place(const char *place) {
    struct addrinfo wanted = {.ai_socktype = SOCK_STREAM}, *found;
    int problem = getaddrinfo(place, "443", &wanted, &found);
    if (problem != 0) {
        printf("%s: no way (%s)\n", place, gai_strerror(problem));
        return;
    }
    int fd = socket(found->ai_family, found->ai_socktype, found->ai_protocol);
    if (fd >= 0 && connect(fd, found->ai_addr, found->ai_addrlen) == 0) {
        printf("%s: reached\n", place);
    } else {
        printf("%s: no way (%s)\n", place, strerror(errno));
    }
    if (fd >= 0) close(fd);
    freeaddrinfo(found);
}

int main(void) {
    try_place("1.1.1.1");
    try_place("example.org");
    return 0;
}

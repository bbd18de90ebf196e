// Tries to reach the internet by an address and by a name. The layer Network stops both.
#include <cerrno>
#include <cstring>
#include <iostream>
#include <string>

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

std::string attempt(const char *place) {
    addrinfo wanted{}, *found;
    wanted.ai_socktype = SOCK_STREAM;
    if (int problem = getaddrinfo(place, "443", &wanted, &found); problem != 0) {
        return std::string("no way (") + gai_strerror(problem) + ")";
    }
    int fd = socket(found->ai_family, found->ai_socktype, found->ai_protocol);
    bool reached = fd >= 0 && connect(fd, found->ai_addr, found->ai_addrlen) == 0;
    std::string answer = reached ? "reached" : std::string("no way (") + std::strerror(errno) + ")";
    if (fd >= 0) close(fd);
    freeaddrinfo(found);
    return answer;
}

int main() {
    for (const char *place : {"1.1.1.1", "example.org"}) {
        std::cout << place << ": " << attempt(place) << '\n';
    }
}

import { file } from '../programs/program.ts';

/** Sockets, and the rest of the library. */
export const talking = file('talking.c')`
  #define _GNU_SOURCE
  #include "steps.h"

  static void *serve(void *listening) {
    int peer = accept4(*(int *)listening, NULL, NULL, SOCK_CLOEXEC);
    char text[16];
    ssize_t got = recv(peer, text, sizeof text, 0);
    send(peer, text, (size_t)got, MSG_NOSIGNAL);
    shutdown(peer, SHUT_WR);
    close(peer);
    return NULL;
  }

  static void stream(int family, struct sockaddr *address, socklen_t size) {
    int listening = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
    must(!bind(listening, address, size) && !listen(listening, 4));
    must(!getsockname(listening, address, &size));
    pthread_t server;
    pthread_create(&server, NULL, serve, &listening);
    int client = socket(family, SOCK_STREAM | SOCK_NONBLOCK, 0);
    connect(client, address, size);
    struct pollfd ready = {.fd = client, .events = POLLOUT};
    must(poll(&ready, 1, 1000) == 1 && write(client, "word", 4) == 4);
    ready.events = POLLIN;
    must(ppoll(&ready, 1, &(struct timespec){1, 0}, NULL) == 1);
    fd_set set;
    FD_ZERO(&set);
    FD_SET(client, &set);
    must(select(client + 1, &set, NULL, NULL, &(struct timeval){1, 0}) == 1);
    must(pselect(client + 1, &set, NULL, NULL, &(struct timespec){1, 0}, NULL) == 1);
    int watch = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN};
    must(!epoll_ctl(watch, EPOLL_CTL_ADD, client, &event));
    must(epoll_wait(watch, &event, 1, 1000) == 1 && epoll_pwait(watch, &event, 1, 1000, NULL) == 1);
    int waiting;
    must(!ioctl(client, FIONREAD, &waiting) && !ioctl(client, FIONBIO, &(int){1}));
    char text[16];
    must(read(client, text, sizeof text) == 4);
    getpeername(client, address, &size);
    getsockopt(client, SOL_SOCKET, SO_ERROR, &(int){0}, &(socklen_t){sizeof(int)});
    pthread_join(server, NULL);
  }

  void sockets(void) {
    struct sockaddr_in loopback = {.sin_family = AF_INET};
    loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    stream(AF_INET, (struct sockaddr *)&loopback, sizeof loopback);
    struct sockaddr_un path = {.sun_family = AF_UNIX, .sun_path = "/tmp/c.sock"};
    stream(AF_UNIX, (struct sockaddr *)&path, sizeof path);
    int pair[2];
    must(!socketpair(AF_UNIX, SOCK_DGRAM, 0, pair));
    char room[CMSG_SPACE(sizeof(int))] = {0};
    struct iovec piece = {"x", 1};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};
    message.msg_control = room;
    message.msg_controllen = sizeof room;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    *header = (struct cmsghdr){CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS};
    memcpy(CMSG_DATA(header), &(int){0}, sizeof(int));
    must(sendmsg(pair[0], &message, 0) == 1);
    char byte;
    piece = (struct iovec){&byte, 1};
    must(recvmsg(pair[1], &message, 0) == 1);
    struct mmsghdr many = {.msg_hdr = {.msg_iov = &piece, .msg_iovlen = 1}};
    must(sendmmsg(pair[0], &many, 1, 0) == 1 && recvmmsg(pair[1], &many, 1, 0, NULL) == 1);
    int receiver = socket(AF_INET, SOCK_DGRAM, IPPROTO_UDP);
    loopback.sin_port = 0;
    socklen_t size = sizeof loopback;
    must(!bind(receiver, (struct sockaddr *)&loopback, size));
    must(!getsockname(receiver, (struct sockaddr *)&loopback, &size));
    int sender = socket(AF_INET, SOCK_DGRAM, 0);
    must(sendto(sender, "word", 4, 0, (struct sockaddr *)&loopback, size) == 4);
    must(recvfrom(receiver, room, sizeof room, 0, NULL, NULL) == 4);
    struct addrinfo *found = NULL;
    getaddrinfo("localhost", "80", NULL, &found);
    getaddrinfo("nowhere.invalid", "80", NULL, &found);
    struct ifaddrs *interfaces;
    must(!getifaddrs(&interfaces) && if_nametoindex("lo") > 0 && if_nameindex());
    struct ifreq request = {.ifr_name = "lo"};
    must(!ioctl(sender, SIOCGIFFLAGS, &request) && !ioctl(sender, SIOCGIFADDR, &request));
    int counter = eventfd(1, 0);
    unsigned long long count;
    must(read(counter, &count, 8) == 8);
  }

  static ucontext_t here, there;
  static void visit(void) { swapcontext(&there, &here); }
  static int ascending(const void *a, const void *b) { return *(int *)a - *(int *)b; }

  void rest(void) {
    char word[8];
    must(fgets(word, sizeof word, stdin) && !strcmp(word, "word\n"));
    static char stack[65536];
    getcontext(&there);
    there.uc_stack = (stack_t){.ss_sp = stack, .ss_size = sizeof stack};
    makecontext(&there, visit, 0);
    must(!swapcontext(&here, &there));
    static int numbers[100000];
    for (int i = 0; i < 100000; i++) numbers[i] = rand();
    qsort(numbers, 100000, sizeof *numbers, ascending);
    unsigned char noise[16];
    must(getrandom(noise, 16, 0) == 16 && !getentropy(noise, 16));
    regex_t pattern;
    must(!regcomp(&pattern, "^(ab)+$", REG_EXTENDED) && !regexec(&pattern, "abab", 0, NULL, 0));
    wordexp_t words;
    must(!wordexp("~ $HOME $(echo word)", &words, 0));
    must(dlopen("libm.so.6", RTLD_NOW) && iconv_open("UTF-16", "UTF-8") != (iconv_t)-1);
    void *frames[8];
    must(backtrace(frames, 8) > 0);
    int leader, follower;
    must(!openpty(&leader, &follower, NULL, NULL, NULL) && isatty(follower) && ttyname(follower));
    struct termios mode;
    must(!tcgetattr(follower, &mode) && !tcsetattr(follower, TCSANOW, &mode));
    must(!tcflush(follower, TCIOFLUSH) && !tcdrain(leader));
    struct winsize window = {.ws_row = 5, .ws_col = 5};
    must(!ioctl(follower, TIOCSWINSZ, &window) && !ioctl(follower, TIOCGWINSZ, &window));
    int found;
    pid_t child = forkpty(&found, NULL, NULL, NULL);
    if (child == 0) tcsetpgrp(0, tcgetpgrp(0)), tcgetsid(0), _exit(0);
    must(waitpid(child, NULL, 0) == child);
    struct rlimit limit;
    must(!getrlimit(RLIMIT_NOFILE, &limit) && !setrlimit(RLIMIT_NOFILE, &limit));
    must(!prlimit(0, RLIMIT_STACK, NULL, &limit));
    getrusage(RUSAGE_SELF, &(struct rusage){0});
    struct utsname system_name;
    struct sysinfo information;
    must(!uname(&system_name) && !sysinfo(&information) && get_nprocs() > 0);
    must(sysconf(_SC_NPROCESSORS_ONLN) > 0 && getpagesize() == 4096);
    getpwuid(getuid()), getgrgid(getgid()), getgroups(0, NULL), gethostname((char *)noise, 16);
    getpgrp(), getpgid(0), getsid(0), getppid(), gettid(), getlogin();
    prctl(PR_SET_NAME, "renamed"), prctl(PR_SET_PDEATHSIG, 0), prctl(PR_GET_DUMPABLE);
    sched_yield(), sched_getcpu(), sched_get_priority_max(SCHED_FIFO);
    sched_get_priority_min(SCHED_FIFO), sched_getscheduler(0);
    sched_rr_get_interval(0, &(struct timespec){0});
  }
`;

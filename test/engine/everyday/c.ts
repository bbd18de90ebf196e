import { file } from '../programs/program.ts';

/** The C library's own ground: POSIX threads, processes, signals, timers, files, sockets, IPC. */
export const c = [
  file('main.c')`
    #define _GNU_SOURCE
    #include "steps.h"

    int main(void) {
      setlocale(LC_ALL, "");
      threads();
      processes();
      signals();
      timers();
      files();
      memory();
      interprocess();
      sockets();
      rest();
      puts("fine");
    }
  `,
  file('steps.h')`
    #include <aio.h>
    #include <arpa/inet.h>
    #include <assert.h>
    #include <dirent.h>
    #include <dlfcn.h>
    #include <errno.h>
    #include <execinfo.h>
    #include <fcntl.h>
    #include <ftw.h>
    #include <glob.h>
    #include <grp.h>
    #include <iconv.h>
    #include <ifaddrs.h>
    #include <locale.h>
    #include <mqueue.h>
    #include <net/if.h>
    #include <netdb.h>
    #include <poll.h>
    #include <pthread.h>
    #include <pty.h>
    #include <pwd.h>
    #include <regex.h>
    #include <sched.h>
    #include <semaphore.h>
    #include <setjmp.h>
    #include <signal.h>
    #include <spawn.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/epoll.h>
    #include <sys/eventfd.h>
    #include <sys/file.h>
    #include <sys/inotify.h>
    #include <sys/ioctl.h>
    #include <sys/ipc.h>
    #include <sys/mman.h>
    #include <sys/msg.h>
    #include <sys/prctl.h>
    #include <sys/random.h>
    #include <sys/resource.h>
    #include <sys/select.h>
    #include <sys/sem.h>
    #include <sys/sendfile.h>
    #include <sys/shm.h>
    #include <sys/signalfd.h>
    #include <sys/socket.h>
    #include <sys/stat.h>
    #include <sys/statvfs.h>
    #include <sys/sysinfo.h>
    #include <sys/time.h>
    #include <sys/timerfd.h>
    #include <sys/times.h>
    #include <sys/types.h>
    #include <sys/uio.h>
    #include <sys/un.h>
    #include <sys/utsname.h>
    #include <sys/wait.h>
    #include <sys/xattr.h>
    #include <termios.h>
    #include <threads.h>
    #include <time.h>
    #include <ucontext.h>
    #include <unistd.h>
    #include <utime.h>
    #include <wordexp.h>

    /* Checked whatever NDEBUG says. */
    #define must(what) \
      do { \
        if (!(what)) { \
          fprintf(stderr, "%s:%d: %s: %m\n", __FILE__, __LINE__, #what); \
          exit(1); \
        } \
      } while (0)

    void threads(void);
    void processes(void);
    void signals(void);
    void timers(void);
    void files(void);
    void memory(void);
    void interprocess(void);
    void sockets(void);
    void rest(void);
  `,
  file('running.c')`
    #define _GNU_SOURCE
    #include "steps.h"

    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
    static pthread_barrier_t barrier;
    static int arrived;

    static void *thread(void *unused) {
      pthread_setname_np(pthread_self(), "worker");
      pthread_barrier_wait(&barrier);
      pthread_mutex_lock(&lock);
      arrived++;
      pthread_cond_signal(&changed);
      pthread_mutex_unlock(&lock);
      return unused;
    }

    static int light(void *unused) {
      (void)unused;
      thrd_yield();
      return 5;
    }

    void threads(void) {
      pthread_t ids[4];
      pthread_attr_t attributes;
      pthread_attr_init(&attributes);
      pthread_attr_setstacksize(&attributes, 1 << 20);
      pthread_barrier_init(&barrier, NULL, 4);
      for (int i = 0; i < 4; i++) must(!pthread_create(&ids[i], &attributes, thread, NULL));
      pthread_mutex_lock(&lock);
      while (arrived < 4) pthread_cond_wait(&changed, &lock);
      struct timespec soon;
      clock_gettime(CLOCK_REALTIME, &soon);
      soon.tv_nsec = 0;
      must(pthread_cond_timedwait(&changed, &lock, &soon) == ETIMEDOUT);
      pthread_mutex_unlock(&lock);
      for (int i = 0; i < 4; i++) pthread_join(ids[i], NULL);
      pthread_mutexattr_t kind;
      pthread_mutexattr_init(&kind);
      pthread_mutexattr_setprotocol(&kind, PTHREAD_PRIO_INHERIT);
      pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST);
      pthread_mutex_t heir;
      must(!pthread_mutex_init(&heir, &kind) && !pthread_mutex_lock(&heir));
      pthread_mutex_unlock(&heir);
      cpu_set_t cpus;
      must(!pthread_getaffinity_np(pthread_self(), sizeof cpus, &cpus));
      must(!pthread_setaffinity_np(pthread_self(), sizeof cpus, &cpus));
      struct sched_param parameter;
      int policy;
      must(!pthread_getschedparam(pthread_self(), &policy, &parameter));
      must(!pthread_setschedparam(pthread_self(), policy, &parameter));
      pthread_rwlock_t gate = PTHREAD_RWLOCK_INITIALIZER;
      pthread_rwlock_wrlock(&gate);
      pthread_rwlock_unlock(&gate);
      thrd_t one;
      int result;
      must(thrd_create(&one, light, NULL) == thrd_success && thrd_join(one, &result) == thrd_success);
      must(result == 5);
    }

    void processes(void) {
      must(system("exit 3") >> 8 == 3);
      char text[64] = "";
      FILE *piped = popen("echo word | tr a-z A-Z", "r");
      must(fgets(text, sizeof text, piped) && !strcmp(text, "WORD\n"));
      pclose(piped);
      pid_t child;
      char *arguments[] = {"true", NULL};
      posix_spawn_file_actions_t actions;
      posix_spawn_file_actions_init(&actions);
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
      posix_spawnattr_t attributes;
      posix_spawnattr_init(&attributes);
      posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF);
      must(!posix_spawnp(&child, "true", &actions, &attributes, arguments, environ));
      siginfo_t how;
      must(!waitid(P_PID, child, &how, WEXITED | WNOWAIT) && how.si_status == 0);
      must(waitpid(child, NULL, 0) == child);
      if ((child = vfork()) == 0) execlp("true", "true", (char *)NULL), _exit(1);
      must(waitpid(child, NULL, 0) == child);
      int ends[2];
      must(!pipe(ends));
      if ((child = fork()) == 0) {
        close(ends[0]);
        dup2(ends[1], 1);
        setpgid(0, 0);
        daemon(0, 1);
        setuid(getuid()), setgid(getgid()), seteuid(getuid()), setegid(getgid());
        setreuid(-1, getuid()), setregid(-1, getgid()), setresuid(-1, -1, -1), setresgid(-1, -1, -1);
        write(ends[1], "x", 1);
        _exit(0);
      }
      close(ends[1]);
      must(read(ends[0], text, 1) == 1 && wait(NULL) == child);
      if ((child = fork()) == 0) fexecve(open("/bin/true", O_RDONLY), arguments, environ);
      must(wait(NULL) == child);
      if ((child = fork()) == 0) abort();
      int status;
      must(wait4(child, &status, 0, &(struct rusage){0}) == child && WTERMSIG(status) == SIGABRT);
      setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0));
      must(nice(1) == 1);
    }

    static volatile sig_atomic_t caught;
    static void note(int number) { caught = number; }
    static sigjmp_buf back;
    static void jump(int number) { siglongjmp(back, number); }

    void signals(void) {
      struct sigaction action = {.sa_handler = note};
      sigaction(SIGUSR1, &action, NULL);
      raise(SIGUSR1);
      must(caught == SIGUSR1);
      stack_t stack = {.ss_sp = malloc(65536), .ss_size = 65536};
      must(!sigaltstack(&stack, NULL));
      action.sa_handler = jump;
      action.sa_flags = SA_ONSTACK;
      sigaction(SIGSEGV, &action, NULL);
      if (!sigsetjmp(back, 1)) *(volatile int *)8 = 0;
      sigset_t set, pending;
      sigemptyset(&set);
      sigaddset(&set, SIGUSR2);
      sigaddset(&set, SIGRTMIN);
      pthread_sigmask(SIG_BLOCK, &set, NULL);
      sigqueue(getpid(), SIGRTMIN, (union sigval){.sival_int = 7});
      pthread_sigqueue(pthread_self(), SIGRTMIN, (union sigval){.sival_int = 8});
      siginfo_t how;
      must(sigwaitinfo(&set, &how) == SIGRTMIN && sigpending(&pending) == 0);
      must(sigtimedwait(&set, &how, &(struct timespec){1, 0}) == SIGRTMIN);
      int fd = signalfd(-1, &set, SFD_CLOEXEC);
      kill(getpid(), SIGUSR2);
      struct signalfd_siginfo read_as;
      must(read(fd, &read_as, sizeof read_as) == sizeof read_as);
      action.sa_handler = note;
      sigaction(SIGALRM, &action, NULL);
      setitimer(ITIMER_REAL, &(struct itimerval){.it_value = {0, 5000}}, NULL);
      pause();
      must(alarm(1) == 0 && alarm(0) == 1);
      sigset_t none;
      sigemptyset(&none);
      setitimer(ITIMER_REAL, &(struct itimerval){.it_value = {0, 5000}}, NULL);
      sigsuspend(&none);
      must(caught == SIGALRM);
    }

    static void fired(union sigval value) { sem_post(value.sival_ptr); }

    void timers(void) {
      sem_t done;
      sem_init(&done, 0, 0);
      struct sigevent event = {.sigev_notify = SIGEV_THREAD, .sigev_notify_function = fired};
      event.sigev_value.sival_ptr = &done;
      timer_t timer;
      must(!timer_create(CLOCK_MONOTONIC, &event, &timer));
      struct itimerspec span = {.it_value = {0, 1000000}};
      timer_settime(timer, 0, &span, NULL);
      sem_wait(&done);
      timer_gettime(timer, &span);
      timer_getoverrun(timer);
      timer_delete(timer);
      int fd = timerfd_create(CLOCK_MONOTONIC, 0);
      span.it_value.tv_nsec = 1000000;
      timerfd_settime(fd, 0, &span, NULL);
      timerfd_gettime(fd, &span);
      unsigned long long count;
      must(read(fd, &count, sizeof count) == sizeof count);
      usleep(1000);
      nanosleep(&(struct timespec){0, 1000}, NULL);
      clock_nanosleep(CLOCK_MONOTONIC, 0, &(struct timespec){0, 1000}, NULL);
      clock_getres(CLOCK_PROCESS_CPUTIME_ID, &span.it_value);
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &span.it_value);
      clockid_t mine;
      clock_getcpuclockid(getpid(), &mine);
      pthread_getcpuclockid(pthread_self(), &mine);
      time_t now = time(NULL);
      char text[64];
      strftime(text, sizeof text, "%c", localtime(&now));
      struct timeval day;
      gettimeofday(&day, NULL);
      struct itimerval left;
      getitimer(ITIMER_REAL, &left);
      times(&(struct tms){0});
    }
  `,
  file('storing.c')`
    #define _GNU_SOURCE
    #include "steps.h"

    static int walked(const char *path, const struct stat *found, int kind, struct FTW *at) {
      return !path || !found || kind < 0 || !at;
    }

    void files(void) {
      must(!chdir("/tmp"));
      char name[] = "one-XXXXXX";
      int fd = mkstemp(name);
      must(write(fd, "some text", 9) == 9 && lseek(fd, 0, SEEK_SET) == 0);
      char text[16];
      struct iovec pieces[] = {{text, 4}, {text + 4, 4}};
      must(readv(fd, pieces, 2) == 8 && writev(fd, pieces, 2) == 8);
      must(pread(fd, text, 4, 0) == 4 && pwrite(fd, text, 4, 0) == 4);
      must(preadv(fd, pieces, 2, 0) == 8 && pwritev(fd, pieces, 2, 0) == 8);
      preadv2(fd, pieces, 2, 0, 0), pwritev2(fd, pieces, 2, 0, 0);
      must(!posix_fallocate(fd, 0, 8192) && !posix_fadvise(fd, 0, 0, POSIX_FADV_RANDOM));
      must(!ftruncate(fd, 4096) && !truncate(name, 8192) && !fsync(fd) && !fdatasync(fd));
      must(!flock(fd, LOCK_EX) && !lockf(fd, F_TLOCK, 0));
      struct flock lock = {.l_type = F_WRLCK};
      fcntl(fd, F_OFD_SETLK, &lock);
      int copy = dup(fd);
      must(dup3(fd, 50, O_CLOEXEC) == 50 && fcntl(copy, F_DUPFD_CLOEXEC, 60) == 60);
      close_range(50, 70, 0);
      int other = open("other", O_RDWR | O_CREAT | O_TRUNC, 0600);
      copy_file_range(fd, &(off_t){0}, other, NULL, 100, 0);
      sendfile(other, fd, &(off_t){0}, 100);
      int ends[2];
      must(!pipe2(ends, O_CLOEXEC) && splice(fd, &(off_t){0}, ends[1], NULL, 100, 0) == 100);
      struct stat found;
      struct statx more;
      must(!stat(name, &found) && !lstat(name, &found) && !fstat(fd, &found));
      must(!fstatat(AT_FDCWD, name, &found, 0));
      must(!statx(AT_FDCWD, name, 0, STATX_ALL, &more));
      struct statvfs place;
      must(!statvfs("/tmp", &place) && !fstatvfs(fd, &place));
      must(!access(name, R_OK) && !faccessat(AT_FDCWD, name, R_OK, AT_EACCESS));
      must(!chmod(name, 0600) && !fchmod(fd, 0600) && !fchmodat(AT_FDCWD, name, 0600, 0));
      must(!chown(name, getuid(), -1) && !fchown(fd, -1, -1) && !lchown(name, -1, -1));
      must(!link(name, "hard") && !symlink(name, "soft") && readlink("soft", text, 15) > 0);
      must(!rename("hard", "harder") && !renameat2(-100, "harder", -100, "hard", RENAME_NOREPLACE));
      must(!mkdir("folder", 0700) && !mkfifo("fifo", 0600) && !mknod("plain", S_IFREG | 0600, 0));
      must(!utimensat(AT_FDCWD, name, NULL, 0) && !utime(name, NULL) && !utimes(name, NULL));
      must(!futimens(fd, NULL));
      must(setxattr(name, "user.word", "x", 1, 0) == 0 || errno == ENOTSUP || errno == EPERM);
      getxattr(name, "user.word", text, 4), listxattr(name, text, 4);
      int folder = open(".", O_RDONLY | O_DIRECTORY);
      must(!fchdir(folder) && getcwd(text, sizeof text));
      DIR *entries = opendir(".");
      while (readdir(entries)) {
      }
      closedir(entries);
      must(!nftw(".", walked, 8, FTW_PHYS) && realpath("soft", NULL));
      glob_t matches;
      must(!glob("/etc/*", 0, NULL, &matches));
      int watch = inotify_init1(0);
      must(inotify_add_watch(watch, "/tmp", IN_CREATE) > 0 && close(creat("new", 0600)) == 0);
      must(read(watch, (char[512]){0}, 512) > 0);
      inotify_rm_watch(watch, 1);
      must(!unlink("hard") && !rmdir("folder") && !remove("soft") && !unlinkat(folder, "fifo", 0));
      FILE *spare = tmpfile();
      setvbuf(spare, NULL, _IOFBF, 1 << 16);
      for (int i = 0; i < 100000; i++) fprintf(spare, "%d\n", i);
      rewind(spare);
      char *line = NULL;
      size_t size = 0;
      must(getline(&line, &size, spare) == 2);
      fclose(spare);
      struct aiocb later = {.aio_fildes = fd, .aio_buf = text, .aio_nbytes = 4};
      const struct aiocb *list[] = {&later};
      must(!aio_read(&later) && !aio_suspend(list, 1, NULL) && aio_return(&later) == 4);
      umask(umask(077));
    }

    void memory(void) {
      char *pages = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      must(pages != MAP_FAILED && !mprotect(pages, 4096, PROT_READ | PROT_EXEC));
      must(!mprotect(pages, 4096, PROT_READ | PROT_WRITE));
      must(!madvise(pages, 1 << 20, MADV_DONTNEED));
      pages = mremap(pages, 1 << 20, 1 << 21, MREMAP_MAYMOVE);
      must(pages != MAP_FAILED && !munmap(pages, 1 << 21));
      int fd = fileno(tmpfile());
      must(!ftruncate(fd, 8192));
      pages = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
      pages[0] = 1;
      must(!msync(pages, 8192, MS_SYNC) && mlock(pages, 4096) == 0 && munlock(pages, 4096) == 0);
      char *block = malloc(100 << 20);
      memset(block, 1, 100 << 20);
      free(realloc(block, 150 << 20));
      must(!posix_memalign((void **)&block, 4096, 1 << 20));
      for (int i = 0; i < 100000; i++) free(malloc((size_t)i));
      int *grown = sbrk(4096);
      *grown = 1;
    }

    void interprocess(void) {
      int fd = shm_open("/block", O_RDWR | O_CREAT, 0600);
      must(fd >= 0 && !ftruncate(fd, 4096) && !shm_unlink("/block"));
      sem_t *named = sem_open("/gate", O_CREAT, 0600, 1);
      must(named != SEM_FAILED && !sem_wait(named) && !sem_post(named) && !sem_unlink("/gate"));
      mqd_t queue = mq_open("/queue", O_RDWR | O_CREAT, 0600, &(struct mq_attr){0, 4, 64, 0, {0}});
      if (queue >= 0) {
        char text[64];
        struct mq_attr attributes;
        must(!mq_send(queue, "word", 4, 0) && !mq_getattr(queue, &attributes));
        must(mq_receive(queue, text, sizeof text, NULL) == 4);
        mq_notify(queue, NULL);
        mq_unlink("/queue");
      }
      int shared = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
      void *at = shmat(shared, NULL, 0);
      must(at != (void *)-1 && !shmdt(at) && !shmctl(shared, IPC_RMID, NULL));
      int gates = semget(IPC_PRIVATE, 1, IPC_CREAT | 0600);
      must(!semop(gates, &(struct sembuf){0, 1, 0}, 1) && !semctl(gates, 0, IPC_RMID));
      int letters = msgget(IPC_PRIVATE, IPC_CREAT | 0600);
      struct { long kind; char text[8]; } letter = {1, "word"};
      must(!msgsnd(letters, &letter, 8, 0) && msgrcv(letters, &letter, 8, 1, 0) == 8);
      must(!msgctl(letters, IPC_RMID, NULL));
    }
  `,
  file('talking.c')`
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
  `,
];

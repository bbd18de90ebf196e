import { file } from '../programs/program.ts';

/** Threads, processes, signals, timers. */
export const running = file('running.c')`
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
`;

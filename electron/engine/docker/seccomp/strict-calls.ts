/** The calls that the level `strict` opens whatever their arguments, by what they are for. */
export const STRICT_CALLS: Readonly<Record<string, string>> = {
  'reading and writing':
    'read write readv writev pread64 pwrite64 preadv preadv2 pwritev pwritev2 lseek sendfile splice copy_file_range',
  'opening and closing':
    'open openat openat2 creat close close_range dup dup2 dup3 fcntl flock pipe pipe2',
  'looking at files':
    'access faccessat faccessat2 stat lstat fstat newfstatat statx statfs fstatfs readlink readlinkat getdents getdents64 getcwd',
  'changing files':
    'chmod fchmod fchmodat fchmodat2 chown fchown fchownat lchown truncate ftruncate fallocate fadvise64 fsync fdatasync utime utimes futimesat utimensat umask',
  'making, moving and removing':
    'link linkat symlink symlinkat mkdir mkdirat rename renameat renameat2 rmdir unlink unlinkat chdir fchdir',
  'extended attributes, which copying keeps':
    'getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr',
  'watching files': 'inotify_init inotify_init1 inotify_add_watch inotify_rm_watch',
  memory: 'brk mmap munmap mprotect mremap madvise msync mlock munlock mlockall munlockall',
  'memory keys, by which V8 guards its code': 'pkey_alloc pkey_free pkey_mprotect',
  processes:
    'fork vfork execve execveat exit exit_group wait4 waitid kill pidfd_open pidfd_send_signal',
  threads:
    'tkill tgkill gettid futex futex_waitv set_tid_address set_robust_list rseq sched_yield getcpu restart_syscall',
  scheduling:
    'sched_getaffinity sched_setaffinity sched_getparam sched_setparam sched_getscheduler sched_setscheduler sched_get_priority_max sched_get_priority_min sched_rr_get_interval getpriority setpriority',
  'who one is':
    'getpid getppid getpgid getpgrp setpgid getsid setsid getuid geteuid getgid getegid getresuid getresgid getgroups uname',
  'who one may become, which the kernel judges by capabilities; the runtime uses them':
    'setuid setgid setreuid setregid setresuid setresgid setgroups capget capset',
  signals:
    'rt_sigaction rt_sigprocmask rt_sigpending rt_sigsuspend rt_sigtimedwait rt_sigqueueinfo rt_tgsigqueueinfo rt_sigreturn sigaltstack signalfd signalfd4 pause',
  time: 'time times gettimeofday clock_gettime clock_getres nanosleep clock_nanosleep',
  timers:
    'alarm getitimer setitimer timer_create timer_delete timer_gettime timer_settime timer_getoverrun timerfd_create timerfd_gettime timerfd_settime',
  waiting:
    'poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 eventfd eventfd2',
  limits: 'getrlimit setrlimit getrusage sysinfo',
  chance: 'getrandom',
  sockets:
    'bind listen accept accept4 connect getsockname getpeername getsockopt setsockopt sendto recvfrom sendmsg recvmsg sendmmsg recvmmsg shutdown',
  'shared memory, semaphores and queues between processes':
    'shmget shmat shmdt shmctl semget semop semtimedop semctl msgget msgsnd msgrcv msgctl mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr',
  'the end of a function that the host’s own tools observe: no program can call it': 'uretprobe',
};

import { file } from '../programs/program.ts';
import { running } from './c-running.ts';
import { storing } from './c-storing.ts';
import { talking } from './c-talking.ts';

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
  running,
  storing,
  talking,
];

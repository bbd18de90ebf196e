import { file } from '../programs/program.ts';

/** Files, memory, and what processes share. */
export const storing = file('storing.c')`
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
`;

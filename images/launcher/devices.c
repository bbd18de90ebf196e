#define _GNU_SOURCE
#include "devices.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "evidence.h"

/* More than any container has; a list that was cut short would be no evidence. */
enum { DEPTH_MOST = 4, ENTRIES_MOST = 4096, LINE_MOST = 512 };

static char text[FACT_MOST];
static size_t have;
static int entries_left;

/*
 * What is passed over: places for files of one's own, which are empty file
 * systems now, and terminals, of which /dev/pts makes a node for each that is
 * opened (Documentation/admin-guide/devices.txt: 5:2, and 136 to 143).
 */
static int is_passed_over(const char *path, const struct stat *found) {
  if (S_ISDIR(found->st_mode)) return !strcmp(path, "shm") || !strcmp(path, "mqueue");
  unsigned number = major(found->st_rdev);
  return S_ISCHR(found->st_mode) && !strncmp(path, "pts/", 4) &&
         ((number >= 136 && number <= 143) || (number == 5 && minor(found->st_rdev) == 2));
}

static int list_folder(int folder_fd, const char *prefix, int depth);

/* Appends one entry, or what is below it. Returns 0, or why it cannot. */
static int list_entry(int folder_fd, const char *prefix, const char *name, int depth) {
  struct stat found, target;
  char path[LINE_MOST - 64];
  if (snprintf(path, sizeof path, "%s%s", prefix, name) >= (int)sizeof path) return ENAMETOOLONG;
  if (fstatat(folder_fd, name, &found, AT_SYMLINK_NOFOLLOW)) return errno == ENOENT ? 0 : errno;
  if (is_passed_over(path, &found)) return 0;
  if (S_ISDIR(found.st_mode)) {
    if (depth == DEPTH_MOST) return ELOOP;
    int fd = openat(folder_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) return errno;
    char below[sizeof path + 1];
    snprintf(below, sizeof below, "%s/", path);
    return list_folder(fd, below, depth + 1);
  }
  /* A name for a device is one even if it is a link; no folder is entered through one. */
  if (S_ISLNK(found.st_mode) && !fstatat(folder_fd, name, &target, 0)) found = target;
  if (!S_ISCHR(found.st_mode) && !S_ISBLK(found.st_mode)) return 0;
  if (have > sizeof text - LINE_MOST) return E2BIG;
  have += (size_t)snprintf(text + have, sizeof text - have, "%s %c %u:%u %c%c\n", path,
                           S_ISBLK(found.st_mode) ? 'b' : 'c', major(found.st_rdev),
                           minor(found.st_rdev), faccessat(folder_fd, name, R_OK, 0) ? '-' : 'r',
                           faccessat(folder_fd, name, W_OK, 0) ? '-' : 'w');
  return 0;
}

/* Takes the descriptor over. */
static int list_folder(int folder_fd, const char *prefix, int depth) {
  DIR *folder = fdopendir(folder_fd);
  if (!folder) {
    int error = errno;
    close(folder_fd);
    return error;
  }
  int error = 0;
  struct dirent *entry;
  while (!error && (entry = readdir(folder))) {
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
    error = entries_left-- > 0 ? list_entry(folder_fd, prefix, entry->d_name, depth) : E2BIG;
  }
  closedir(folder);
  return error;
}

void devices_report(void) {
  have = 0;
  entries_left = ENTRIES_MOST;
  int fd = open("/dev", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int error = fd < 0 ? errno : list_folder(fd, "", 1);
  fact("", "devices", error, text, have);
}

// Files made durable by system calls alone.
#define _GNU_SOURCE
#include "reference.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int write_all(int file, const uint8_t *bytes, size_t length) {
  while (length > 0) {
    ssize_t done = write(file, bytes, length);
    if (done < 0) return -1;
    bytes += done;
    length -= (size_t)done;
  }
  return 0;
}

static size_t folder_length(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash == NULL ? 0 : (size_t)(slash - path);
}

static int sync_folder(const char *path) {
  char folder[4096];
  snprintf(folder, sizeof folder, "%.*s", (int)folder_length(path), path);
  int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return -1;
  int failed = fsync(file);
  close(file);
  return failed;
}

static int same_folder(const char *a, const char *b) {
  return folder_length(a) == folder_length(b) && memcmp(a, b, folder_length(a)) == 0;
}

int reference_write(const reference_file *files, size_t count) {
  size_t first = 0;
  for (size_t i = 0; i < count; i++) {
    char temporary[4096];
    snprintf(temporary, sizeof temporary, "%s.tmp", files[i].path);
    int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0 || write_all(file, files[i].bytes, files[i].length) != 0 || fsync(file) != 0
        || close(file) != 0 || rename(temporary, files[i].path) != 0)
      return errno;
    if (!files[i].ends_commit) continue;
    for (size_t j = first; j <= i; j++) {
      size_t earlier = first;
      while (earlier < j && !same_folder(files[earlier].path, files[j].path)) earlier++;
      if (earlier == j && sync_folder(files[j].path) != 0) return errno;
    }
    first = i + 1;
  }
  return 0;
}

int reference_append(const char *path, size_t length, size_t count) {
  uint8_t bytes[4096];
  if (length > sizeof bytes) return EINVAL;
  memset(bytes, 'x', sizeof bytes);
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) return errno;
  for (size_t i = 0; i < count; i++)
    if (write_all(file, bytes, length) != 0 || fdatasync(file) != 0) return errno;
  return close(file) == 0 ? 0 : errno;
}

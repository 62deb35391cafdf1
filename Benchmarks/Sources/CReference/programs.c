// Programs that are run, and talked to.
#define _GNU_SOURCE
#include "reference.h"
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int reference_run(char *const *arguments, double *cpu, double *wall) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  double start = seconds();
  pid_t child;
  int failed = posix_spawnp(&child, arguments[0], &actions, NULL, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return -1;
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child) return -1;
  *wall = seconds() - start;
  *cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int send_all(int connection, const void *bytes, size_t length) {
  const char *rest = bytes;
  while (length > 0) {
    ssize_t sent = send(connection, rest, length, MSG_NOSIGNAL);
    if (sent <= 0) return -1;
    rest += sent;
    length -= (size_t)sent;
  }
  return 0;
}

// Reads one answer, whose body has a Content-Length; returns its status or -1.
static int receive_answer(int connection) {
  char answer[8192];
  size_t count = 0;
  while (count < sizeof answer - 1) {
    ssize_t got = recv(connection, answer + count, sizeof answer - 1 - count, 0);
    if (got <= 0) return -1;
    count += (size_t)got;
    answer[count] = 0;
    char *end = strstr(answer, "\r\n\r\n");
    if (end == NULL) continue;
    char *length = strcasestr(answer, "\r\ncontent-length:");
    if (length == NULL || length > end) return -1;
    size_t whole = (size_t)(end + 4 - answer) + (size_t)atol(length + 17);
    if (count >= whole) return atoi(answer + 9);
  }
  return -1;
}

long reference_post(int port, const char *path, const uint8_t *const *bodies, const size_t *lengths,
                    size_t count) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int on = 1;
  if (connection < 0 || connect(connection, (struct sockaddr *)&address, sizeof address) != 0
      || setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0) {
    if (connection >= 0) close(connection);
    return -1;
  }
  long accepted = 0;
  for (size_t i = 0; i < count; i++) {
    char request[65536];
    int head = snprintf(request, 512, "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %zu\r\n\r\n",
                        path, lengths[i]);
    if (lengths[i] > sizeof request - 512) break;
    memcpy(request + head, bodies[i], lengths[i]);
    if (send_all(connection, request, (size_t)head + lengths[i]) != 0) break;
    int status = receive_answer(connection);
    if (status < 0) break;
    accepted += status == 200;
  }
  close(connection);
  return accepted;
}

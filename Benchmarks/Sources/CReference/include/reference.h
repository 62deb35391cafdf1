// What the figures of Swift are compared with: the same work in plain C, on the same libraries.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// A message that a key signed.
typedef struct {
  const uint8_t *message;
  size_t length;
  uint8_t signature[64];
  uint8_t key[32];
} reference_signed;

/// Verifies `count` signatures, those of `given` again and again, on so many threads.
/// Returns how many were valid.
size_t reference_verify(const reference_signed *given, size_t given_count, size_t count, int threads);

/// What an admission has to do, `count` times on so many threads: verify a signature, check the key,
/// sign with `secret` (64 bytes), verify that. Returns how many were valid.
size_t reference_admit(const reference_signed *given, size_t given_count, size_t count,
                       const uint8_t *secret, int threads);

/// The expanded secret key and the public key of a seed of 32 bytes.
void reference_key(const uint8_t *seed, uint8_t *secret, uint8_t *key);

/// nettle alone: hashes 0x00 and `length` bytes, `count` times, each hash written over the first bytes.
void reference_hash_leaves(uint8_t *entry, size_t length, size_t count);
/// The same for 0x01 and two hashes, the left of which is replaced.
void reference_hash_nodes(uint8_t *pair, size_t count);

/// A file that is put in its place, and whether the folders of all before it are synced then.
typedef struct {
  const char *path;
  const uint8_t *bytes;
  size_t length;
  int ends_commit;
} reference_file;

/// Each file: create beside it, write, fsync, close, rename; at the end of a commit fsync of its folders.
/// Returns 0, or the errno of what failed.
int reference_write(const reference_file *files, size_t count);

/// Appends `length` bytes to a new file and makes them durable, `count` times. Returns 0 or an errno.
int reference_append(const char *path, size_t length, size_t count);

/// Runs a program with its output thrown away; returns its exit code, or -1. `cpu` gets its seconds of
/// processor time, `wall` the seconds that it took.
int reference_run(char *const *arguments, double *cpu, double *wall);

/// Connects to a port of this machine and talks HTTP/1.1 over it, one request after the other: sends each
/// body to `path` and waits for the answer. Returns how many were answered with 200, -1 for no connection.
long reference_post(int port, const char *path, const uint8_t *const *bodies, const size_t *lengths,
                    size_t count);

/// How often memory was allocated by all threads since the last call; -1 where that cannot be counted.
long reference_allocations(void);

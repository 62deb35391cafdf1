// Signatures by libsodium, hashes by nettle.
#include "reference.h"
#include <nettle/sha2.h>
#include <pthread.h>
#include <sodium.h>
#include <string.h>

typedef struct {
  const reference_signed *given;
  size_t given_count, first, end, valid;
  const uint8_t *secret;
} part;

static void *verify_part(void *argument) {
  part *p = argument;
  for (size_t i = p->first; i < p->end; i++) {
    const reference_signed *s = &p->given[i % p->given_count];
    p->valid += crypto_sign_verify_detached(s->signature, s->message, s->length, s->key) == 0;
  }
  return NULL;
}

static void *admit_part(void *argument) {
  part *p = argument;
  for (size_t i = p->first; i < p->end; i++) {
    const reference_signed *s = &p->given[i % p->given_count];
    uint8_t made[64];
    p->valid += crypto_sign_verify_detached(s->signature, s->message, s->length, s->key) == 0
                && crypto_core_ed25519_is_valid_point(s->key) == 1
                && crypto_sign_detached(made, NULL, s->message, s->length, p->secret) == 0
                && crypto_sign_verify_detached(made, s->message, s->length, p->secret + 32) == 0;
  }
  return NULL;
}

static size_t on_threads(void *(*work)(void *), part all, size_t count, int threads) {
  if (sodium_init() < 0 || threads < 1 || threads > 256) return 0;
  part parts[256];
  pthread_t ids[256];
  for (int t = 0; t < threads; t++) {
    parts[t] = all;
    parts[t].first = count * t / threads;
    parts[t].end = count * (t + 1) / threads;
    parts[t].valid = 0;
    if (t > 0 && pthread_create(&ids[t], NULL, work, &parts[t]) != 0) return 0;
  }
  work(&parts[0]);
  size_t valid = parts[0].valid;
  for (int t = 1; t < threads; t++) {
    pthread_join(ids[t], NULL);
    valid += parts[t].valid;
  }
  return valid;
}

size_t reference_verify(const reference_signed *given, size_t given_count, size_t count, int threads) {
  part all = {.given = given, .given_count = given_count};
  return on_threads(verify_part, all, count, threads);
}

size_t reference_admit(const reference_signed *given, size_t given_count, size_t count,
                       const uint8_t *secret, int threads) {
  part all = {.given = given, .given_count = given_count, .secret = secret};
  return on_threads(admit_part, all, count, threads);
}

void reference_key(const uint8_t *seed, uint8_t *secret, uint8_t *key) {
  if (sodium_init() < 0) return;
  crypto_sign_seed_keypair(key, secret, seed);
}

void reference_hash_leaves(uint8_t *entry, size_t length, size_t count) {
  const uint8_t prefix = 0;
  for (size_t i = 0; i < count; i++) {
    struct sha256_ctx context;
    nettle_sha256_init(&context);
    nettle_sha256_update(&context, 1, &prefix);
    nettle_sha256_update(&context, length, entry);
    nettle_sha256_digest(&context, 32, entry);
  }
}

void reference_hash_nodes(uint8_t *pair, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint8_t block[65];
    struct sha256_ctx context;
    block[0] = 1;
    memcpy(block + 1, pair, 64);
    nettle_sha256_init(&context);
    nettle_sha256_update(&context, 65, block);
    nettle_sha256_digest(&context, 32, pair);
  }
}

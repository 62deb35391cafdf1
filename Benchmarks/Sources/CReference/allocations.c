// How often memory is allocated: the C library's functions are wrapped, where that is glibc.
#include "reference.h"
#include <stdatomic.h>
#include <stdlib.h>

#if defined(__GLIBC__)
#include <errno.h>

static atomic_long count;

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static void counted(void) { atomic_fetch_add_explicit(&count, 1, memory_order_relaxed); }

void *malloc(size_t size) {
  counted();
  return __libc_malloc(size);
}

void *calloc(size_t members, size_t size) {
  counted();
  return __libc_calloc(members, size);
}

void *realloc(void *memory, size_t size) {
  counted();
  return __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  counted();
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  counted();
  void *made = __libc_memalign(alignment, size);
  if (made == NULL) return ENOMEM;
  *memory = made;
  return 0;
}

long reference_allocations(void) { return atomic_exchange(&count, 0); }
#else
long reference_allocations(void) { return -1; }
#endif

// Long work in slices, and many operations at a time.

/** How long a slice of work is before the page has its turn, in milliseconds. */
const sliceLength = 8;

/**
 * A function to be awaited often in a long loop, or in several: it awaits `pause` where the last
 * time is more than a slice ago, once for all of them. What it returns is undefined where there is
 * nothing to wait for.
 */
export function paced(pause) {
  let began = performance.now();
  let pausing;
  return () => {
    if (pausing === undefined && performance.now() - began >= sliceLength) {
      pausing = pause().then(() => {
        began = performance.now();
        pausing = undefined;
      });
    }
    return pausing;
  };
}

/** Operations of which at most so many run at a time. The first failure is the failure of all. */
export class InFlight {
  constructor(limit) {
    this.limit = limit;
    this.running = 0;
    this.failure = undefined;
    this.wake = () => {};
  }

  /** Begins an operation, a function that returns a promise, once there is room for it. */
  async begin(operation) {
    await this.until(() => this.running < this.limit);
    this.running++;
    operation().catch((error) => {
      this.failure ??= error;
    }).finally(() => {
      this.running--;
      this.wake();
    });
  }

  /** Waits until all have ended. */
  end() {
    return this.until(() => this.running === 0);
  }

  /** Only one may wait at a time. */
  async until(isReached) {
    while (this.failure === undefined && !isReached()) {
      await new Promise((resolve) => {
        this.wake = resolve;
      });
    }
    if (this.failure !== undefined) throw this.failure;
  }
}

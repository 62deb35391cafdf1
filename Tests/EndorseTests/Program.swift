// Runs a program without a terminal, with nothing inherited but what it needs to run at all.
import Dispatch

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program to be run in a folder. Unlike Foundation's `Process` it has no terminal to ask on, wherever
/// the tests are run, and it tells how much memory it took.
struct Program {
  struct Failure: Error {
    let what: String
    let code: Int32
  }

  /// More than any command needs, sealing a key (256 MiB) included.
  /// A sanitizer needs more for itself.
  private static let memoryLimit =
    getenv("ASAN_OPTIONS") == nil && getenv("TSAN_OPTIONS") == nil ? 512 << 20 : Int.max

  /// What is inherited all the same: where libraries are, and what the sanitizers are told that the
  /// programs were built with.
  private static let inherited: [(String, String)] =
    ["LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS"].compactMap { (name: String) in
      getenv(name).map { (name, String(cString: $0)) }
    }

  private let words: [String]
  private let environment: [String]
  private let folder: String

  init(
    _ path: String, _ arguments: [String], environment: [String: String], folder: String
  ) {
    words = [path] + arguments
    self.environment = environment.merging(Self.inherited) { given, _ in given }
      .map { "\($0)=\($1)" }.sorted()
    self.folder = folder
  }

  /// - Parameter meanwhile: is given the process's id while it runs, and may end it.
  /// - Returns: the exit code, empty where it is 0; or how else it ended.
  func run(
    input: String = "/dev/null", output: String, errors: String,
    meanwhile: (pid_t) -> Void = { _ in }
  ) throws -> String {
    let process = try start(input: input, output: output, errors: errors)
    meanwhile(process)
    // No command takes that long; one that waits for something waits in vain.
    let watchdog = DispatchWorkItem { kill(process, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 180, execute: watchdog)
    defer { watchdog.cancel() }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw Failure(what: "wait4", code: errno) }
    }
    #if canImport(Darwin)
      let memory = usage.ru_maxrss
    #else
      let memory = usage.ru_maxrss * 1024
    #endif
    let isTooLarge = memory > Self.memoryLimit
    let code = status >> 8 & 0xFF
    let ended = status & 0x7F == 0 ? (code == 0 ? "" : "\(code)") : "signal \(status & 0x7F)"
    return isTooLarge ? "\(ended) with \(memory >> 20) MiB of memory" : ended
  }

  private func start(input: String, output: String, errors: String) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let newSession = Int16(POSIX_SPAWN_SETSID | POSIX_SPAWN_CLOEXEC_DEFAULT)
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let newSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, which Glibc hides from Swift
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A thread of the tests may block signals; a program starts with none blocked and none ignored.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    // Nor does it inherit what other tests have open: a file would stay on a full disk, a connection stand.
    #if canImport(Darwin)
      posix_spawn_file_actions_addchdir_np(&actions, folder)
    #else
      // Glibc hides these two as well.
      typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t>
      typealias AddChdir = @convention(c) (Actions, UnsafePointer<CChar>) -> Int32
      typealias AddCloseFrom = @convention(c) (Actions, Int32) -> Int32
      func symbol(_ name: String) -> UnsafeMutableRawPointer { dlsym(dlopen(nil, RTLD_NOW), name)! }
      let addChdir = unsafeBitCast(
        symbol("posix_spawn_file_actions_addchdir_np"), to: AddChdir.self)
      let addCloseFrom = unsafeBitCast(
        symbol("posix_spawn_file_actions_addclosefrom_np"), to: AddCloseFrom.self)
      let changed = folder.withCString { addChdir(&actions, $0) }
      guard changed == 0 else { throw Failure(what: "chdir", code: changed) }
      let closed = addCloseFrom(&actions, 3)
      guard closed == 0 else { throw Failure(what: "closefrom", code: closed) }
    #endif
    var argv = words.map { strdup($0) } + [nil]
    var envp = environment.map { strdup($0) } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, words[0], &actions, &attributes, &argv, &envp)
    guard code == 0 else { throw Failure(what: "cannot start \(words[0])", code: code) }
    return process
  }
}

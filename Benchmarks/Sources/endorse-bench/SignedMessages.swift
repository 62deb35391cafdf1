import CReference
import TransparencyLog

/// Signed messages as the reference in C takes them.
final class SignedMessages {
  private let given: UnsafeMutableBufferPointer<reference_signed>

  init(_ messages: [(text: [UInt8], signature: [UInt8], key: PublicKey)]) {
    given = .allocate(capacity: messages.count)
    for (place, one) in messages.enumerated() {
      let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: one.text.count)
      _ = text.initialize(from: one.text)
      var signed = reference_signed()
      signed.message = UnsafePointer(text.baseAddress)
      signed.length = one.text.count
      withUnsafeMutableBytes(of: &signed.signature) { $0.copyBytes(from: one.signature) }
      withUnsafeMutableBytes(of: &signed.key) { $0.copyBytes(from: one.key.bytes.bytes) }
      given.initializeElement(at: place, to: signed)
    }
  }

  deinit {
    for one in given { UnsafeMutablePointer(mutating: one.message)?.deallocate() }
    given.deallocate()
  }

  /// Verifies so many of them, again and again, on so many cores.
  func verify(_ count: Int, threads: Int) {
    let valid = reference_verify(given.baseAddress, given.count, count, Int32(threads))
    precondition(valid == count)
  }

  /// What an admission of each of them has to do, on so many cores.
  func admit(_ count: Int, threads: Int) {
    var secret = [UInt8](repeating: 0, count: 64)
    var key = [UInt8](repeating: 0, count: 32)
    reference_key([UInt8](repeating: 7, count: 32), &secret, &key)
    let valid = reference_admit(given.baseAddress, given.count, count, secret, Int32(threads))
    precondition(valid == count)
  }
}

import NIOCore
import NIOHTTP1

/// What is written to a connection.
enum Outgoing {
  /// The head of an answer, and its whole body unless that has parts.
  case answer(to: Exchange)
  /// Of the body of the answer before.
  case part([UInt8])
  /// Of the answer that has parts.
  case end
}

/// One connection's requests, put together within their limits, and the answers to them, in order.
///
/// It turns the parts of requests into whole exchanges, answers those whose answer is at hand, and passes the
/// others on. Written to it are these exchanges, each with its answer, in the same order. Nothing is read while
/// one is with somebody else. All of its state belongs to the connection's event loop.
final class ExchangeHandler: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = Never
  typealias OutboundIn = Outgoing
  typealias OutboundOut = HTTPServerResponsePart

  /// What of a request is being read.
  private enum Reading {
    case nothing
    /// Its body, of which at most so many bytes are taken.
    case body(Exchange, limit: Int)
    /// The end of one that is refused, and has no body.
    case end(Exchange)
    /// The connection ends with what was read before: the rest, which is not kept.
    case rest
  }

  private let rules: ConnectionRules
  private let exchanges: AsyncStream<Exchange>.Continuation
  private var reading = Reading.nothing
  /// Requests that were read whole, or refused, and whose answers are not sent yet.
  private var inFlight = 0
  /// Those of them that were passed on, and did not come back yet.
  private var passed = 0
  /// Those of which an answer is being sent.
  private var sending = 0
  /// The one whose answer is sent in parts.
  private var inParts: Exchange?
  /// Whether another protocol was offered in the request that is read or was the last: behind it the parser
  /// keeps what it is given, without an end.
  private var isOffered = false
  private var isDeaf = false
  /// Whether somebody asked to read meanwhile.
  private var isReadHeld = false
  private var needsFlush = false
  private var isQuiescing = false
  /// Whether the client sends nothing more.
  private var isInputClosed = false
  /// Whether the output is closed, and the client has a moment to read it before the rest is.
  private var isLingering = false
  private var client = ""
  /// When the connection is closed, unless something happens before; nil while somebody else is to act.
  private var deadline: NIODeadline?
  /// Whether that is for the body which is being read.
  private var isTimingBody = false
  private var alarm: (at: NIODeadline, scheduled: Scheduled<Void>)?

  /// - Parameter exchanges: is given those that somebody else answers, and ends with the connection.
  init(_ rules: ConnectionRules, _ exchanges: AsyncStream<Exchange>.Continuation) {
    self.rules = rules
    self.exchanges = exchanges
  }

  func handlerAdded(context: ChannelHandlerContext) {
    client = Exchange.client(context.remoteAddress?.ipAddress ?? "unknown")
    rules.metrics.changeConnections(by: 1)
    wait(rules.limits.idle, context)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    rules.metrics.changeConnections(by: -1)
    alarm?.scheduled.cancel()
    alarm = nil
    exchanges.finish()
  }

  // MARK: Requests

  func read(context: ChannelHandlerContext) {
    if isDeaf { return }
    if passed == 0 { context.read() } else { isReadHeld = true }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch (unwrapInboundIn(data), reading) {
    case (_, .rest): break
    case (.head(let head), _): begin(head, context)
    case (.body(let bytes), .body(var exchange, let limit)):
      guard exchange.request.body.count + bytes.readableBytes <= limit else {
        refuse(exchange, Self.tooLarge(limit), context)
        break
      }
      exchange.request.body += bytes.readableBytesView
      reading = .body(exchange, limit: limit)
    case (.end, .body(let exchange, _)), (.end, .end(let exchange)):
      reading = .nothing
      pass(exchange, context)
    case (.body, .end(let exchange)):
      refuse(exchange, exchange.answer!, context)
    case (.body, .nothing), (.end, .nothing): break
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if needsFlush { context.flush() }
    needsFlush = false
    if inFlight == 0, case .body = reading, !isTimingBody {
      isTimingBody = true
      wait(rules.limits.reading, context)
    }
  }

  private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    let isHead = head.method == .HEAD
    var fields = head.headers
    // Its answer has to say how long it is, and of what is compressed on the way nobody knows that.
    if head.version != .http1_1 { fields.remove(name: "Accept-Encoding") }
    var exchange = Exchange(
      request: Request(
        method: isHead ? "GET" : head.method.rawValue, path: "",
        headers: Headers(fields.map { (name: $0.name, value: $0.value) }), client: client),
      isHead: isHead, isLast: !head.isKeepAlive || head.version != .http1_1,
      begun: NIODeadline.now().uptimeNanoseconds)
    if head.headers.contains(name: "Upgrade") || head.method == .CONNECT {
      isOffered = true
      exchange.isLast = true
    }
    if rules.isBehindProxy, let last = exchange.request.headers.list("X-Forwarded-For").last {
      exchange.request.client = Exchange.client(String(last))
    }
    guard let path = Exchange.path(of: head.uri) else {
      return refuse(exchange, .text(400, "the target of a request begins with a slash"), context)
    }
    exchange.request.path = path
    guard head.version != .http1_1 || head.headers["Host"].count == 1 else {
      return refuse(exchange, .text(400, "a request has one Host field"), context)
    }
    let hasBody =
      head.headers.contains(name: "Transfer-Encoding")
      || (head.headers.first(name: "Content-Length") ?? "0") != "0"
    switch rules.choice(exchange.request) {
    case .endpoint(let endpoint, let limit):
      exchange.endpoint = endpoint
      if let length = head.headers.first(name: "Content-Length").flatMap({ Int($0) }),
        length > limit
      {
        return refuse(exchange, Self.tooLarge(limit), context)
      }
      reading = .body(exchange, limit: limit)
      if hasBody, head.headers["Expect"].contains(where: { $0.lowercased() == "100-continue" }),
        inFlight == 0
      {
        let wait = HTTPResponseHead(version: .http1_1, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(wait)), promise: nil)
      }
    case .refusal(let answer):
      if hasBody { return refuse(exchange, answer, context) }
      exchange.answer = answer
      reading = .end(exchange)
    }
  }

  private static func tooLarge(_ limit: Int) -> Answer {
    .text(413, "the body is larger than \(limit) bytes")
  }

  /// Answers without having read all, and nothing of this connection after it.
  private func refuse(_ exchange: Exchange, _ answer: Answer, _ context: ChannelHandlerContext) {
    var exchange = exchange
    exchange.answer = answer
    exchange.isLast = true
    exchange.request.body = []
    pass(exchange, context)
  }

  private func pass(_ exchange: Exchange, _ context: ChannelHandlerContext) {
    inFlight += 1
    isTimingBody = false
    deadline = nil
    if exchange.isLast { reading = .rest }
    isDeaf = isOffered
    var exchange = exchange
    // In their order; and who does not read what is sent waits for the other way, which waits for him.
    if passed == 0, context.channel.isWritable {
      exchange.answer = exchange.answer ?? exchange.endpoint?.answerAtHand(to: exchange.request)
      if exchange.answer != nil {
        needsFlush = true
        return send(exchange, context, promise: nil)
      }
    }
    passed += 1
    exchanges.yield(exchange)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // What follows a last request is not looked at, whatever it is.
    if case .rest = reading, error is HTTPParserError || error is ByteToMessageDecoderError {
      return
    }
    guard let error = error as? HTTPParserError else {
      context.close(promise: nil)
      return
    }
    let answer: Answer =
      error == .headerOverflow
      ? .text(431, "the header is larger than \(rules.limits.headerSize) bytes")
      : .text(400, "this is no HTTP request")
    refuse(
      Exchange(
        request: Request(method: "-", path: "-", client: client),
        begun: NIODeadline.now().uptimeNanoseconds), answer, context)
    context.flush()
  }

  // MARK: Answers

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .answer(let exchange):
      send(exchange, context, promise: promise)
      if inParts != nil { return }
    case .part(let bytes):
      inParts?.sent += bytes.count
      writeBody(bytes, context, promise: promise)
      return
    case .end:
      guard let exchange = inParts else { return }
      inParts = nil
      end(exchange, context, promise: promise)
    }
    passed -= 1
    if passed == 0, isReadHeld {
      isReadHeld = false
      context.read()
    }
  }

  private func send(
    _ exchange: Exchange, _ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?
  ) {
    let answer = exchange.answer!
    var exchange = exchange
    // The bytes are kept where they wait to be sent, and nowhere else.
    exchange.answer = nil
    exchange.status = answer.status
    var isReadingOne = false
    if case .body = reading { isReadingOne = true }
    exchange.isLast = exchange.isLast || isQuiescing && inFlight == 1 && !isReadingOne
    if exchange.isLast { reading = .rest }
    var headers = HTTPHeaders()
    headers.reserveCapacity(answer.headers.fields.count + 3)
    headers.add(name: "Date", value: HTTPDate.now.header)
    for field in answer.headers.fields { headers.add(name: field.name, value: field.value) }
    // Neither has a body (RFC 9110, section 6.4.1), and a 304 has the other fields of the 200.
    if answer.status != 204, answer.status != 304,
      let length = answer.parts.map(\.count) ?? answer.body.count
    {
      headers.add(name: "Content-Length", value: "\(length)")
    }
    if exchange.isLast { headers.add(name: "Connection", value: "close") }
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status), headers: headers)
    sending += 1
    wait(rules.limits.writing, context)
    if answer.parts != nil, !exchange.isHead {
      inParts = exchange
      context.write(wrapOutboundOut(.head(head)), promise: promise)
      return
    }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if !exchange.isHead, !answer.body.isEmpty {
      exchange.sent = answer.body.count
      writeBody(answer.body, context, promise: nil)
    }
    end(exchange, context, promise: promise)
  }

  private func writeBody(
    _ bytes: [UInt8], _ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?
  ) {
    let body = context.channel.allocator.buffer(bytes: bytes)
    context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: promise)
  }

  private func end(
    _ exchange: Exchange, _ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?
  ) {
    let written = promise ?? context.eventLoop.makePromise()
    written.futureResult.assumeIsolated().whenSuccess { self.finish(exchange, context) }
    // There is no body, and of one in chunks the encoder would write the end.
    let last: HTTPServerResponsePart =
      exchange.isHead ? .body(.byteBuffer(ByteBuffer())) : .end(nil)
    context.write(wrapOutboundOut(last), promise: written)
  }

  private func finish(_ exchange: Exchange, _ context: ChannelHandlerContext) {
    inFlight -= 1
    sending -= 1
    let nanoseconds = NIODeadline.now().uptimeNanoseconds - exchange.begun
    rules.record(exchange, nanoseconds: nanoseconds)
    if exchange.isLast {
      // Closed at once, with bytes unread, the system would take back what was sent.
      isLingering = true
      wait(rules.limits.lingering, context)
      context.close(mode: .output, promise: nil)
    } else if inFlight == 0, isInputClosed {
      context.close(promise: nil)
    } else if inFlight == 0 {
      if case .body = reading {
        isTimingBody = true
        wait(rules.limits.reading, context)
      } else if isQuiescing {
        // Its head was sent before it was known that it is the last.
        context.close(promise: nil)
      } else {
        wait(rules.limits.idle, context)
      }
    } else if sending == 0 {
      deadline = nil
    }
  }

  // MARK: Time

  private func wait(_ time: Duration, _ context: ChannelHandlerContext) {
    let deadline = NIODeadline.now() + TimeAmount(time)
    self.deadline = deadline
    // An alarm that comes too early is set anew then, which is cheaper than for each request.
    if let alarm, alarm.at <= deadline { return }
    alarm?.scheduled.cancel()
    setAlarm(deadline, context)
  }

  private func setAlarm(_ deadline: NIODeadline, _ context: ChannelHandlerContext) {
    let scheduled = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
      self.alarm = nil
      guard let deadline = self.deadline else { return }
      if deadline <= NIODeadline.now() {
        context.close(promise: nil)
      } else {
        self.setAlarm(deadline, context)
      }
    }
    alarm = (deadline, scheduled)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case ChannelEvent.inputClosed:
      isInputClosed = true
      if inFlight == 0 { context.close(promise: nil) }
    case is ChannelShouldQuiesceEvent:
      isQuiescing = true
      if inFlight == 0, !isLingering, case .nothing = reading { context.close(promise: nil) }
    default: context.fireUserInboundEventTriggered(event)
    }
  }
}

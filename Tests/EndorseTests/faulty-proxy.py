"""A proxy on 127.0.0.1 that fails as it is told to: prints its port, serves until its standard input ends.

    faulty-proxy.py PORT FILE

Requests go to the server at PORT. FILE holds the fault and, behind a space, a part of the paths that it befalls:

    delay       the answer comes a little later
    cut         half of it comes, then the connection ends
    longer      its Content-Length is larger than it is
    shorter     its Content-Length is smaller than it is
    other       one byte of it is another one
    elsewhere   a redirect to where nobody listens
    endless     a body that does not end
    429, 503    that status, with Retry-After
"""

import http.client
import http.server
import sys
import threading
import time


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        length = int(self.headers.get("Content-Length") or 0)
        sent = self.rfile.read(length)
        with open(sys.argv[2]) as file:
            fault, _, place = file.read().strip().partition(" ")
        if place not in self.path:
            fault = ""
        self.close_connection = True
        if fault in ("429", "503"):
            return self.answer(int(fault), b"busy\n", ("Retry-After", "1"))
        if fault == "elsewhere":
            return self.answer(307, b"", ("Location", "http://127.0.0.1:9" + self.path))
        if fault == "endless":
            return self.endless()
        connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]))
        connection.request(self.command, self.path, sent)
        response = connection.getresponse()
        body = response.read()
        length = len(body)
        if fault == "delay":
            time.sleep(0.2)
        elif fault == "cut":
            body = body[: length // 2]
        elif fault == "longer":
            length += 10
        elif fault == "shorter":
            length -= 10
            body = body[:length]
        elif fault == "other":
            place = length * 2 // 3
            body = body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]
        self.answer(response.status, body, length=length)

    do_POST = do_GET

    def answer(self, status, body, *headers, length=None):
        self.send_response(status)
        for header in headers:
            self.send_header(*header)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def endless(self):
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while True:
            self.wfile.write(b"10000\r\n%s\r\n" % (b"#" * 65536))

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """A client that went away."""


server = Server(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()

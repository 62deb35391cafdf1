"""A web server on 127.0.0.1 for the tests: prints its port, serves until its standard input ends.

    web-server.py FOLDER [CERTIFICATE KEY]

GET /PATH answers with the status in FOLDER/PATH.status, or the file FOLDER/PATH, else with what the path says:
/status/N, /redirect/URL (percent-encoded), /size/N (in pieces, without a Content-Length), /slow (never ends), /cut,
/charset/NAME, /gzip, /headers (what was asked with).
"""

import http.server
import os
import ssl
import sys
import threading
import time
import urllib.parse


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        name, _, value = self.path[1:].partition("/")
        path = os.path.join(sys.argv[1], self.path[1:])
        if os.path.isfile(path + ".status"):
            with open(path + ".status", "rb") as file:
                self.answer(int(file.read()), b"status\n")
        elif os.path.isfile(path):
            with open(path, "rb") as file:
                self.answer(200, file.read())
        elif name == "status":
            self.answer(int(value.partition("/")[0]), b"status\n")
        elif name == "redirect":
            self.answer(302, b"", ("Location", urllib.parse.unquote(value)))
        elif name == "size":
            self.pieces(int(value))
        elif name == "slow":
            self.slow()
        elif name == "cut":
            self.cut()
        elif name == "charset":
            self.answer(200, b"One\n", ("Content-Type", 'text/plain; Charset="%s"' % value))
        elif name == "gzip":
            self.answer(200, b"One\n", ("Content-Encoding", "gzip"))
        elif name == "headers":
            self.answer(200, "".join("%s: %s\n" % item for item in sorted(self.headers.items())).encode())
        else:
            self.answer(404, b"nothing here\n")

    def answer(self, status, body, *headers):
        self.send_response(status)
        for header in headers:
            self.send_header(*header)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def pieces(self, size):
        self.begin_pieces()
        while size > 0:
            self.piece(min(size, 65_536))
            size -= 65_536
        self.wfile.write(b"0\r\n\r\n")

    def slow(self):
        """A byte now and then, so that the connection is never idle."""
        self.begin_pieces()
        while True:
            self.piece(1)
            time.sleep(0.05)

    def begin_pieces(self):
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def piece(self, size):
        self.wfile.write(b"%x\r\n%s\r\n" % (size, b"#" * size))

    def cut(self):
        """Fewer bytes than it says."""
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b"One\n")
        self.close_connection = True

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """A client that went away, or refused the certificate."""


server = Server(("127.0.0.1", 0), Handler)
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    # With the handshake in the connection's own thread.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()

"""A mail host of the tests, on a real socket, that can be told to misbehave."""

import socketserver
import threading
import time
from contextlib import contextmanager
from email import message_from_bytes, policy

TAKEN, LATER = "250 2.0.0 taken", "450 4.2.1 try again later"
BUSY, GONE = "421 4.3.2 too busy", "550 5.1.1 no such user here"


class MailHost(socketserver.ThreadingTCPServer):
    """`greeting`: what it says first. `answers`: what it says to a receiver. `after_text`: what it
    says to the text of a mail; empty: it cuts the line in the middle. `slow`: seconds before each
    answer. `most`: how many mails it takes before it is busy. `taken` holds the mails."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address=("127.0.0.1", 0)):
        super().__init__(address, Conversation)
        self.heal()
        self.taken, self.connections = [], 0

    def heal(self):
        self.greeting, self.answers, self.after_text = "220 ready", {}, TAKEN
        self.slow, self.most = 0, None

    @property
    def port(self):
        return self.server_address[1]

    def handle_error(self, request, client_address):
        """A client that hangs up is what these tests are about."""


class Conversation(socketserver.StreamRequestHandler):
    def say(self, words):
        time.sleep(self.server.slow)
        self.wfile.write(f"{words}\r\n".encode())

    def handle(self):
        host = self.server
        host.connections += 1
        full = host.most is not None and len(host.taken) >= host.most
        self.say(BUSY if full else host.greeting)
        if full:
            return
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "DATA":
                if not self.text():
                    return
            elif verb == "RCPT":
                to = line.partition("<")[2].partition(">")[0]
                self.say(host.answers.get(to, "250 ok"))
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def text(self):
        """Takes the text; tells whether the conversation goes on."""
        self.say("354 go on")
        if not self.server.after_text:
            self.rfile.readline()
            return False
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        if self.server.after_text == TAKEN:
            mail = message_from_bytes(b"".join(lines), policy=policy.default)
            self.server.taken.append(mail)
        self.say(self.server.after_text)
        return True


@contextmanager
def running(host):
    thread = threading.Thread(target=host.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield host
    finally:
        host.shutdown()
        host.server_close()
        thread.join()

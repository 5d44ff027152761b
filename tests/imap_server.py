"""A mailbox of the tests, on a real socket: just what one needs to read what is unread."""

import re
import socketserver
import threading
from contextlib import contextmanager


class Box(socketserver.ThreadingTCPServer):
    """`mails`: bytes by number; `seen`: the numbers that are marked; `password`: the right one."""

    daemon_threads = True
    allow_reuse_address = True
    password = "word"  # noqa: S105  of a server that lives for a second

    def __init__(self, *mails):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.mails = dict(enumerate(mails, 1))
        self.seen, self.asked = set(), []

    @property
    def url(self):
        return f"imap://reader%40here:{self.password}@127.0.0.1:{self.server_address[1]}/INBOX"

    def handle_error(self, request, client_address):
        """A client that hangs up without a word is no fault."""


class Conversation(socketserver.StreamRequestHandler):
    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())

    def handle(self):
        self.say("* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, _space, words = line.partition(" ")
            self.server.asked.append(words)
            self.say(f"{tag} {self.answer(words)}")

    def answer(self, words):
        box = self.server
        if words == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1")
        elif words.startswith("LOGIN"):
            return "OK welcome" if words == f'LOGIN reader@here "{box.password}"' else "NO go away"
        elif words.startswith("SELECT"):
            self.say(f"* {len(box.mails)} EXISTS")
            return "OK [READ-WRITE]"
        elif words == "UID SEARCH UNSEEN":
            self.say("* SEARCH " + " ".join(str(n) for n in box.mails if n not in box.seen))
        elif fetched := re.match(r"UID FETCH (\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", words):
            number, most = map(int, fetched.groups())
            content = box.mails[number][:most]
            self.say(f"* {number} FETCH (UID {number} BODY[]<0> {{{len(content)}}}")
            self.wfile.write(content + b")\r\n")
        elif stored := re.match(r"UID STORE (\d+) \+FLAGS\.SILENT \(\\Seen\)", words):
            box.seen.add(int(stored[1]))
        return "OK done"


@contextmanager
def running(box):
    thread = threading.Thread(target=box.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield box
    finally:
        box.shutdown()
        box.server_close()
        thread.join()

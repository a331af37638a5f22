"""A mail server on loopback for the tests: takes mail by SMTP and writes each as a JSON file, decoded by another
program than the one that wrote it. It refuses and stalls on purpose, by the first letters of the recipient:

    weg…    550: there is no such mailbox
    later…  451: try again later, until the file "ready" stands in the folder
    traag…  takes the mail, then answers only when the file "answer" stands in the folder
    breekt… breaks off in the middle of the message, until the file "ready" stands in the folder

And it is in trouble itself, whoever the mail is for, while one of these files stands in the folder:

    trouble-silent    takes the connection and says nothing
    trouble-greeting  554: greets with a refusal
    trouble-login     535: doesn't let anybody in
    trouble-sender    550: doesn't want the sender
    trouble-data      breaks off in the middle of every message

Run as `server.py PORT FOLDER`; port 0 takes a free one. Prints its port, then a line for each mail that it wrote, and
stops when its standard input ends. `tried` in the folder counts the connections.
It keeps no mail for real people and listens on this machine only.
"""

import asyncio
import email
import email.policy
import json
import pathlib
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Keep:
    """Writes what comes in to the folder, in order of arrival."""

    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("weg"):
            return "550 5.1.1 No such mailbox"
        if address.startswith("later") and not (self.folder / "ready").exists():
            return "451 4.3.0 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        html = message.get_body(("html",)) if message.is_multipart() else None
        kept = {
            "to": envelope.rcpt_tos,
            "from": envelope.mail_from,
            "message_id": message["Message-ID"],
            "subject": message["Subject"],
            "kind": message.get_content_type(),
            "body": message.get_body(("plain",)).get_content(),
            "html": html.get_content() if html else None,
            "lists": {name.lower(): str(value) for name, value in message.items() if name.lower().startswith("list-")},
        }
        self.count += 1
        unfinished = self.folder / f"{self.count:06}.tmp"
        unfinished.write_text(json.dumps(kept), encoding="utf-8")
        unfinished.rename(self.folder / f"{self.count:06}.json")
        print("mail", flush=True)
        while envelope.rcpt_tos[0].startswith("traag") and not (self.folder / "answer").exists():
            await asyncio.sleep(0.02)
        return "250 OK"


class Breaking(SMTP):
    """In trouble when it is told to be; or says that it is ready for the message, and is gone."""

    def is_in(self, trouble):
        return (self.event_handler.folder / f"trouble-{trouble}").exists()

    async def _handle_client(self):
        with (self.event_handler.folder / "tried").open("a") as tried:
            tried.write("1\n")
        if self.is_in("silent"):
            print("silent", flush=True)
        while self.is_in("silent"):
            await asyncio.sleep(0.02)
        if self.is_in("greeting"):
            await self.push("554 5.3.2 Not today")
            self.transport.close()
            return
        await super()._handle_client()

    async def smtp_AUTH(self, arg):
        # Said at once: the server beneath lets whoever fails wait.
        if self.is_in("login"):
            await self.push("535 5.7.8 Not with this password")
            return
        await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg):
        if self.is_in("sender"):
            await self.push("550 5.7.1 Not from you")
            return
        await super().smtp_MAIL(arg)

    async def smtp_DATA(self, arg):
        breaks = any(address.startswith("breekt") for address in self.envelope.rcpt_tos)
        if self.is_in("data") or breaks and not (self.event_handler.folder / "ready").exists():
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            await asyncio.sleep(0.05)
            self.transport.close()
            return
        await super().smtp_DATA(arg)


async def serve(port, folder):
    loop = asyncio.get_running_loop()
    keep = Keep(folder)

    def login(server, session, envelope, mechanism, data):
        return AuthResult(success=True)

    def answer():
        return Breaking(keep, hostname="localhost", authenticator=login, auth_require_tls=False)

    server = await loop.create_server(answer, "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), pathlib.Path(sys.argv[2])))

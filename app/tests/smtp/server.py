"""A mail server on loopback for the tests: takes mail by SMTP and writes each as a JSON file, decoded by another
program than the one that wrote it. It refuses and stalls on purpose, by the first letters of the recipient:

    weg…    550: there is no such mailbox
    later…  451: try again later, until the file "ready" stands in the folder
    traag…  takes the mail, then answers only when the file "answer" stands in the folder
    breekt… breaks off in the middle of the message, until the file "ready" stands in the folder

Run as `server.py PORT FOLDER`; port 0 takes a free one. Prints its port, then a line for each mail that it wrote, and
stops when its standard input ends.
It keeps no mail for real people and listens on this machine only.
"""

import asyncio
import email
import email.policy
import json
import pathlib
import sys

from aiosmtpd.smtp import SMTP


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
    """Says that it is ready for the message, and is gone."""

    async def smtp_DATA(self, arg):
        breaks = any(address.startswith("breekt") for address in self.envelope.rcpt_tos)
        if breaks and not (self.event_handler.folder / "ready").exists():
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            await asyncio.sleep(0.05)
            self.transport.close()
            return
        await super().smtp_DATA(arg)


async def serve(port, folder):
    loop = asyncio.get_running_loop()
    keep = Keep(folder)
    server = await loop.create_server(lambda: Breaking(keep, hostname="localhost"), "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), pathlib.Path(sys.argv[2])))

"""A file with a secret, and a server that counts who calls: what no paper may read or ask."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pypdf
from pypdf.generic import StreamObject

SECRET = "canary-4f1d0c"


@dataclass
class Canary:
    """`file` and `url` are addresses; `calls` the first lines of what was asked of the server."""

    file: str
    url: str
    calls: list[str] = field(default_factory=list)


@contextmanager
def canary_in(folder: Path) -> Iterator[Canary]:
    file = folder / "secret.txt"
    file.write_text(SECRET)
    sings = Canary(file.as_uri(), "")

    class Answer(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            sings.calls.append(self.rfile.readline().decode())
            self.wfile.write(
                b"HTTP/1.0 200 OK\r\nContent-Type: text/css\r\n\r\n/*" + SECRET.encode()
            )

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        sings.url = f"http://127.0.0.1:{server.server_address[1]}/x"
        yield sings
        server.shutdown()


def everything_in(pdf: bytes) -> bytes:
    """The file and, after it, each of its streams without compression."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    size = int(str(reader.trailer["/Size"]))
    found = [reader.get_object(number) for number in range(1, size)]
    streams = [each.get_data() for each in found if isinstance(each, StreamObject)]
    return b"\n".join([pdf, *streams])

"""A passkey in Python, that can be told to lie: about the origin, the host, who was there."""

import base64
import hashlib
import json
import os
import struct
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256

PRESENT, VERIFIED, WITH_KEY = 1, 4, 64
HERE = "http://localhost"


def text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class SoftKey:
    def __init__(self) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(32)

    def made(self, asked: dict[str, Any], **lies: Any) -> str:
        """The answer to the question for a new key."""
        cose = cbor.encode(ES256.from_cryptography_key(self.private.public_key()))
        key = bytes(16) + struct.pack(">H", len(self.id)) + self.id + cose
        data = self._data(WITH_KEY, **{"host": asked["rp"]["id"], **lies}) + key
        attested = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", asked, **lies)
        return self._answer(clientDataJSON=client, attestationObject=attested)

    def signed(self, asked: dict[str, Any], user: str = "", **lies: Any) -> str:
        """The answer to the question for a signature; a passkey also says whose it is."""
        client = self._client("webauthn.get", asked, **lies)
        data = self._data(0, **{"host": asked["rpId"], **lies})
        signature = self.private.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        said = {"userHandle": user.encode()} if user else {}
        return self._answer(
            clientDataJSON=client, authenticatorData=data, signature=signature, **said
        )

    def _client(self, kind: str, asked: dict[str, Any], origin: str = HERE, **_: Any) -> bytes:
        said = {"type": kind, "challenge": asked["challenge"], "origin": origin}
        return json.dumps(said).encode()

    def _data(self, flags: int, host: str, verified: bool = True, **_: Any) -> bytes:
        flags |= PRESENT | (VERIFIED if verified else 0)
        return hashlib.sha256(host.encode()).digest() + struct.pack(">BI", flags, 1)

    def _answer(self, **response: bytes) -> str:
        return json.dumps({
            "id": text(self.id), "rawId": text(self.id), "type": "public-key",
            "response": {name: text(data) for name, data in response.items()},
            "clientExtensionResults": {},
        })  # fmt: skip

"""A passkey in software: registers and signs as a device does, for tests without a browser."""

from __future__ import annotations

import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

ORIGIN = "https://testserver"
PRESENT_AND_VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


class Passkey:
    """`verified`: whether the device asked for finger, face or PIN."""

    def __init__(self, *, verified: bool = True) -> None:
        self.id = secrets.token_bytes(32)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.handle = ""
        self.flags = PRESENT_AND_VERIFIED if verified else AuthenticatorData.FLAG.UP

    def register(self, options: dict) -> str:
        public = options["publicKey"]
        self.handle = public["user"]["id"]
        held = AttestedCredentialData.create(
            b"\0" * 16, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(
            sha256(public["rp"]["id"].encode()), self.flags | AuthenticatorData.FLAG.AT, 0, held
        )
        made = {
            "clientDataJSON": self._client("webauthn.create", public),
            "attestationObject": AttestationObject.create("none", data, {}),
        }
        return self._answer(made)

    def sign(self, options: dict, *, handle: str = "") -> str:
        """`handle`: what to say who it belongs to, when it lies."""
        public = options["publicKey"]
        client = self._client("webauthn.get", public)
        data = AuthenticatorData.create(sha256(public["rpId"].encode()), self.flags, 1)
        signature = self.key.sign(data + sha256(client), ec.ECDSA(hashes.SHA256()))
        made = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        return self._answer(made, userHandle=handle or self.handle)

    def _client(self, kind: str, public: dict) -> bytes:
        return CollectedClientData.create(type=kind, challenge=public["challenge"], origin=ORIGIN)

    def _answer(self, made: dict, **more: str) -> str:
        response = {name: websafe_encode(value) for name, value in made.items()} | more
        own = websafe_encode(self.id)
        whole = {"id": own, "rawId": own, "type": "public-key", "response": response}
        return json.dumps(whole | {"clientExtensionResults": {"credProps": {"rk": True}}})

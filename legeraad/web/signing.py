"""Addresses that open one row for whoever has them, without a login."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer


class KeySigner(Signer):
    """Signs the key of a row; each kind of row has a salt of its own."""

    def of(self, key: int) -> str:
        return self.sign(str(key))

    def read(self, signed: str) -> int | None:
        """The key; None for what we have not signed."""
        try:
            return int(self.unsign(signed))
        except (BadSignature, ValueError):
            return None

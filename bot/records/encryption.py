"""Encrypts copies of the records with age (age-encryption.org/v1), so that a lost copy tells nobody anything.

A copy is encrypted to a public key; the private one stays elsewhere, and not even the machine that makes the copies can
read them. Any program that knows age can.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from bot.errors import RecordsError
from bot.phrases import records as phrases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_BEGINS: Final = b"age-encryption.org/v1"


def new_key(file: Path) -> str:
    """Make a private key in a new file, readable by its owner alone; return its public key.

    Raises:
        RecordsError: the file is there already or cannot be written, or the library is missing.
    """
    age = _age()
    key = age.x25519.Identity.generate()
    public = str(key.to_public())
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as written:
            written.write(f"# public key: {public}\n{key}\n")  # as age-keygen writes it
    except FileExistsError as error:
        raise RecordsError(phrases.KEY_THERE.format(name=file)) from error
    except OSError as error:
        raise RecordsError(phrases.KEY_UNREADABLE.format(name=file, why=error.strerror)) from error
    return public


def encrypted(content: bytes, keys: Sequence[str]) -> bytes:
    """Return a content that any of the private keys of these public ones opens.

    Raises:
        RecordsError: one is no public key, or the library is missing.
    """
    age = _age()
    recipients = []
    for key in keys:
        try:
            recipients.append(age.x25519.Recipient.from_str(key.strip()))
        except age.RecipientError as error:
            raise RecordsError(phrases.KEY_WRONG.format(key=key)) from error
    sealed: bytes = age.encrypt(content, recipients)
    return sealed


def is_encrypted(content: bytes) -> bool:
    """Return whether a content is one of age's."""
    return content.startswith(_BEGINS)


def decrypted(content: bytes, file: Path) -> bytes:
    """Return what was encrypted to a key of a file.

    Raises:
        RecordsError: the file holds no private key, or not the one that it takes; or the library is missing.
    """
    age = _age()
    try:
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
        keys = [age.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, age.IdentityError) as error:
        why = getattr(error, "strerror", None) or phrases.KEY_NONE
        raise RecordsError(phrases.KEY_UNREADABLE.format(name=file, why=why)) from error
    try:
        plain: bytes = age.decrypt(content, keys)
    except age.DecryptError as error:
        raise RecordsError(phrases.KEY_OTHER.format(name=file)) from error
    return plain


def _age() -> Any:  # noqa: ANN401 - a library without types
    """Return the library.

    Raises:
        RecordsError: it is not installed.
    """
    try:
        import pyrage  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra without types
    except ImportError as error:
        raise RecordsError(phrases.AGE_MISSING) from error
    return pyrage

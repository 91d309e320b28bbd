"""Who may sign in: names with hashed passwords, in a file beside the store.

Comes in: names and passwords. Goes out: an `Account`, or nothing. The file is apart from the store, so that
whoever hands on a store hands on no password.
"""

import os
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
"""Characters that a password has at least."""

LONGEST = 1_000
_LONGEST_NAME = 64
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody has this password")
_DECODER = msgspec.json.Decoder(dict[str, str])


class AccountError(Exception):
    """An account that can't be made or read, with what to do about it."""


class Account(msgspec.Struct, frozen=True):
    """Somebody who is signed in."""

    name: str


def accounts_file(store: str) -> Path | None:
    """Where the accounts of a store are kept if nothing else is said: beside an SQLite file."""
    return None if "://" in store else Path(f"{store}.accounts")


def read_accounts(path: Path) -> Mapping[str, str]:
    """Hashes by name; none where there is no file. Raises `AccountError` for a file of something else."""
    try:
        return _DECODER.decode(path.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise AccountError(f"{path}: {error.strerror}; check the file") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise AccountError(f"{path}: is no file of accounts; name another one") from error


def is_known(path: Path | None, name: str) -> bool:
    """Whether there is an account of a name now; the file is read anew when it is another one."""
    try:
        told = path.stat() if path else None
    except OSError:
        return False
    return path is not None and told is not None and name in _names(path, told.st_mtime_ns, told.st_ino)


@lru_cache(maxsize=8)
def _names(path: Path, _written: int, _file: int) -> frozenset[str]:
    return frozenset(read_accounts(path))


def add_account(path: Path, name: str, password: str) -> None:
    """Add an account, or give one another password. Raises `AccountError` for what won't do.

    The file appears whole or not at all, and only its owner may read it.
    """
    name = name_of(name)
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccountError(f"a password has {SHORTEST} to {LONGEST} characters; choose another one")
    _write(path, {**read_accounts(path), name: _HASHER.hash(password)})


def remove_account(path: Path, name: str) -> None:
    """Remove an account. Raises `AccountError` where there is none of the name."""
    known = dict(read_accounts(path))
    if known.pop(name_of(name), None) is None:
        raise AccountError(f"{path}: has no account {name}; see: dienbien accounts list")
    _write(path, known)


def name_of(name: str) -> str:
    """The name as it is kept. Raises `AccountError` for one that is empty, too long or can't be shown."""
    name = unicodedata.normalize("NFC", name.strip())
    if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
        raise AccountError(
            f"a name has 1 to {_LONGEST_NAME} characters that can be printed; choose another one"
        )
    return name


def sign_in(path: Path | None, name: str, password: str) -> Account | None:
    """The account of a name and its password; a wrong name takes as long as a wrong password."""
    try:
        name = name_of(name)
    except AccountError:
        name = ""
    kept = read_accounts(path).get(name) if path else None
    try:
        _HASHER.verify(kept or _NOBODY, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return None
    return Account(name) if kept else None


def _write(path: Path, known: Mapping[str, str]) -> None:
    lines = msgspec.json.format(msgspec.json.encode(dict(sorted(known.items()))), indent=1)
    try:
        with NamedTemporaryFile(dir=path.absolute().parent, prefix=f".{path.name}.", delete=False) as stream:
            stream.write(lines + b"\n")
        os.replace(stream.name, path)
    except OSError as error:
        raise AccountError(f"{path}: {error.strerror}; check that you may write there") from error

"""Where alerts are sent: a webhook, a local command, e-mail, a feed of our own.

Comes in: the keys of a `[[send]]` table. Goes out: values; what sends to each stands in a module of its own.
Secrets are not in the file: a target says in which variable or file they are.
"""

import base64
import binascii
import os
import re
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec

from dienbien.fetching.errors import FetchError
from dienbien.fetching.target import target_of
from dienbien.safe import SUSPECT

Name = Annotated[str, msgspec.Meta(pattern=r"^[\w.-]{1,64}$")]
_PREFIX = "whsec_"
_SHORTEST_KEY = 16
_ADDRESS = re.compile(r"[^@\s<>,;:]{1,64}@[^@\s<>,;:]{1,255}", re.ASCII)
Seconds = Annotated[float, msgspec.Meta(gt=0, le=600)]


class TargetError(Exception):
    """What could not be sent. `is_refused`: the other side took it and wants none of it."""

    def __init__(self, reason: str, *, is_refused: bool = False, after: float | None = None) -> None:
        super().__init__(reason)
        self.is_refused = is_refused
        self.after = after
        """Seconds that the other side asks to wait."""


class Target(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all targets have; `most` sendings in ten minutes, what is more goes as one bundle.

    `link` is the address of the desk (`dienbien serve`), to which messages link.
    """

    name: Name
    most: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 20
    timeout: Seconds = 20.0
    link: str | None = None

    def problem(self) -> str | None:
        """`KEY: what is wrong; what to do`, None where all is well."""
        if self.link is not None and not self.link.startswith(("http://", "https://")):
            return "link: is no address; write the desk's, as https://desk.example/"
        return None

    def secret(self) -> str | bytes | None:
        """Its secret, if it has one. Raises `TargetError` where that can't be had."""
        return None


class Webhook(Target, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An address that takes JSON, signed with a secret; `private` allows addresses of one's own network."""

    webhook: str
    secret_env: str | None = None
    secret_file: str | None = None
    private: bool = False

    def problem(self) -> str | None:
        """`KEY: what is wrong; what to do`, None where all is well."""
        try:
            target_of(self.webhook, None)
        except FetchError as error:
            return f"webhook: {error}"
        if (self.secret_env is None) == (self.secret_file is None):
            return "secret_env: give this or secret_file, so that whoever receives can check who sent it"
        return super().problem()

    def secret(self) -> bytes:
        """The key that signs its messages, base64 behind `whsec_`. Raises `TargetError`."""
        text = _secret_of(self.secret_env, self.secret_file)
        try:
            key = base64.b64decode(text.removeprefix(_PREFIX), validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if not text.startswith(_PREFIX) or len(key) < _SHORTEST_KEY:
            told = f"the secret is not {_PREFIX} and base64 of {_SHORTEST_KEY} bytes or more; make one with"
            raise TargetError(f'{told}: echo "{_PREFIX}$(openssl rand -base64 32)"')
        return key


class Command(Target, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A program of this machine with its arguments; it gets the message on standard input."""

    command: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]

    def problem(self) -> str | None:
        """`KEY: what is wrong; what to do`, None where all is well."""
        program = self.command[0]
        if not os.path.isabs(program) or not os.access(program, os.X_OK) or Path(program).is_dir():
            return (
                f"command: {program} is no program that can be run; give its whole path, as /usr/bin/logger"
            )
        return super().problem()


class Mail(Target, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Addresses that get e-mail through an SMTP server ("mail.example:587")."""

    email: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    sender: str = msgspec.field(name="from")
    smtp: str
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password_env: str | None = None
    password_file: str | None = None

    @property
    def host_and_port(self) -> tuple[str, int | None]:
        """Where the server is. Raises `ValueError` where that is no host."""
        parts = urlsplit(f"//{self.smtp}")
        if not parts.hostname or parts.path or parts.username:
            raise ValueError(self.smtp)
        return parts.hostname, parts.port

    def problem(self) -> str | None:
        """`KEY: what is wrong; what to do`, None where all is well."""
        try:
            self.host_and_port  # noqa: B018 - whether it can be read
        except ValueError:
            return f"smtp: {self.smtp} is no server; write it as mail.example:587"
        for key, addresses in (("email", self.email), ("from", (self.sender,))):
            for address in addresses:
                if not _ADDRESS.fullmatch(parseaddr(address)[1]) or SUSPECT.search(address):
                    return f"{key}: {address} is no address; write it as desk@news.example"
        if self.user is not None and (self.password_env is None) == (self.password_file is None):
            return "password_env: give this or password_file, since there is a user"
        return super().problem()

    def secret(self) -> str | None:
        """The password of its user. Raises `TargetError` where that can't be had."""
        return _secret_of(self.password_env, self.password_file) if self.user is not None else None


class Feed(Target, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file that is an Atom feed of the newest `entries` messages."""

    feed: str
    title: str = "Dienbien"
    entries: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 100

    def problem(self) -> str | None:
        """`KEY: what is wrong; what to do`, None where all is well."""
        if not Path(self.feed).absolute().parent.is_dir():
            return f"feed: {self.feed} is in no directory; make it first"
        return super().problem()


def _secret_of(env: str | None, file: str | None) -> str:
    """The secret that a variable of the environment or a file holds. Raises `TargetError` where it doesn't.

    Variables in the name of a file are filled in, as `$CREDENTIALS_DIRECTORY/hook`.
    """
    if env is not None:
        if not (value := os.environ.get(env, "").strip()):
            raise TargetError(f"the variable {env} is not set; set it to the secret")
        return value
    path = os.path.expandvars(file or "")
    try:
        value = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise TargetError(f"the secret can't be read from {path}; make the file") from error
    if not value:
        raise TargetError(f"the file {path} is empty; write the secret into it")
    return value

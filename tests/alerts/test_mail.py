"""Mail through a real server: what is in it, over TLS, and what hostile words do."""

import email
import email.policy
import ssl
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import msgspec
import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, Session
from hypothesis import given
from hypothesis import strategies as st

from dienbien.alerts import Rules, read
from dienbien.alerts.mail import written
from dienbien.alerts.messages import Bundle, Gathered
from dienbien.alerts.targets import Mail
from dienbien.alerts.trying import sample
from dienbien.store import Store

from .pages import clash, clock, keep, page
from .test_webhooks import flood, told

_KEYS = {"name": "mail", "email": "desk@news.example", "from": "Báo động <alerts@news.example>"}


class Box:
    """Takes mail."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.answer = "250 OK"

    async def handle_DATA(self, _server: Any, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        if self.answer.startswith("250"):
            letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
        return self.answer


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that this process trusts."""
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return made


class MailServer(Controller):
    """A server at a port that the system chooses."""

    def _trigger_server(self) -> None:
        server: Any = self.server
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def server(box: Box, authority: trustme.CA) -> Iterator[Controller]:
    """Takes mail after STARTTLS and with a password only."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)

    def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        is_right = (data.login, data.password) == (b"desk", b"hush")
        return AuthResult(success=is_right, handled=False)

    controller = MailServer(
        box,
        hostname="localhost",
        port=0,
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=check,
    )
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "news.db"))


def mailing(server: Controller, monkeypatch: pytest.MonkeyPatch, **keys: Any) -> Rules:
    monkeypatch.setenv("MAIL_PASSWORD", keys.pop("password", "hush"))
    own = {"smtp": f"localhost:{server.port}", "user": "desk", "password_env": "MAIL_PASSWORD"}
    alert = {"name": "fights", "type": "assault", "send": "mail"}
    return read({"alert": [alert], "send": [_KEYS | own | keys]}, "f")


def test_a_mail_says_what_happened(
    store: Store, box: Box, server: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = mailing(server, monkeypatch, link="https://desk.example/")
    keep(store, clash(4))
    assert told(store, of).sent == 1
    (letter,) = box.letters
    assert letter["To"] == "desk@news.example"
    assert letter["From"] == "Báo động <alerts@news.example>"
    assert letter["Subject"].startswith("[fights] 2024-03-11 ASSAULT clash: ")
    text = letter.get_content()
    assert "4 killed (soldier)" in text
    assert "https://tin.example/dung-do" in text
    assert "https://desk.example/events/" in text
    keep(store, clash(6, outlet="bao.example"))
    told(store, of, 1)
    update = box.letters[1]
    assert update["Subject"].startswith("[fights] Update: figures changed")
    assert update["References"] == letter["References"]
    assert update["Message-ID"] != letter["Message-ID"]


def test_a_flood_is_one_mail(
    store: Store, box: Box, server: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    flood(store, 40)
    done = told(store, mailing(server, monkeypatch, most=3))
    (letter,) = box.letters
    assert letter["Subject"] == f"{done.sent} alerts and 0 updates at once"
    assert letter.get_content().count("[fights]") == done.sent


def test_a_wrong_password_is_told(
    store: Store, box: Box, server: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, clash(4))
    done = told(store, mailing(server, monkeypatch, password="x"))
    assert done.failing == {"mail": "the mail server answers 535"}
    assert box.letters == []


def test_a_server_that_is_not_trusted_gets_nothing(
    store: Store, box: Box, server: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    keep(store, clash(4))
    done = told(store, mailing(server, monkeypatch))
    assert "certificate" in done.failing["mail"]
    assert box.letters == []


def test_a_mail_that_is_refused_for_good_is_given_up(
    store: Store, box: Box, server: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = mailing(server, monkeypatch)
    keep(store, clash(4))
    box.answer = "554 no"
    assert sum(told(store, of, hours).given_up for hours in range(6)) == 1
    box.answer = "451 later"
    keep(store, page("phao-kich", "Sáng 12/3, quân đội Brazil pháo kích Uruguay."))
    assert sum(told(store, of, hours).given_up for hours in range(7, 30)) == 0
    box.answer = "250 OK"
    assert told(store, of, 40).sent == 1


HOSTILE = st.text(st.characters(exclude_categories=()), max_size=200)


@given(HOSTILE, st.booleans())
def test_no_words_become_a_header(words: str, in_bundle: bool) -> None:
    message = sample(clock())
    message = msgspec.structs.replace(message, data=msgspec.structs.replace(message.data, text=words))
    gathered = Bundle(
        id="x",
        type="alert.bundle",
        timestamp=message.timestamp,
        data=Gathered(text=words, messages=(message,)),
    )
    target = msgspec.convert(_KEYS | {"email": ["a@b.example"], "smtp": "localhost"}, Mail)
    letter = written(target, gathered if in_bundle else message)
    read_back = email.message_from_bytes(letter.as_bytes(), policy=email.policy.default)
    expected = {"from", "to", "subject", "date", "message-id", "auto-submitted", "references", "mime-version"}
    assert {name.lower() for name in read_back} <= expected | {"content-type", "content-transfer-encoding"}
    assert read_back["To"] == "a@b.example"

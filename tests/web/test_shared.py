"""What several processes of a server share."""

from pathlib import Path

from dienbien.web.accounts import Account
from dienbien.web.sessions import Sessions
from dienbien.web.shared import Shared


def test_processes_know_each_others_sessions_and_counts(tmp_path: Path) -> None:
    one, other = (Shared.open(tmp_path / "shared") for _ in range(2))
    cookie = Sessions(one, is_secure=True).begin(Account("An"))
    assert Sessions(other, is_secure=True).account(cookie.value) == Account("An")
    assert [shared.times("An")[0] for shared in (one, other, one)] == [1, 2, 3]
    assert other.times("Bình")[0] == 1
    Sessions(other, is_secure=True).end(cookie.value)
    assert Sessions(one, is_secure=True).account(cookie.value) is None


def test_the_key_of_a_session_is_not_kept(tmp_path: Path) -> None:
    shared = Shared.open(tmp_path / "shared")
    cookie = Sessions(shared, is_secure=True).begin(Account("An"))
    shared.close()
    assert cookie.value
    for file in tmp_path.iterdir():
        assert cookie.value.encode() not in file.read_bytes()


def test_a_session_ends() -> None:
    shared = Shared.open()
    shared.begin("digest", "An", -1)
    assert shared.name("digest") is None

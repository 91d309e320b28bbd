"""Pauses: never shorter than asked for, growing with failures, bounded, whatever comes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.store import Store
from dienbien.watch.pace import LONGEST_PAUSE, Pace, growing
from dienbien.watch.robots import Robots, origin_of

from .clocks import FastClock

HOST = "bensong.example"


@pytest.fixture
def clock(tmp_path: Path) -> FastClock:
    return FastClock(tmp_path / "clock")


@given(st.integers(1, 10_000), st.floats(1, 1000), st.floats(1, 100))
def test_pauses_grow_and_stay_within_bounds(failures: int, first: float, times: float) -> None:
    longest = first * times
    pause = growing(failures, first, longest)
    assert min(first, longest / 1.2) <= pause <= longest * 1.000001


def test_every_host_waits_its_pause_after_a_start(clock: FastClock) -> None:
    pace = Pace(clock, 5.0)
    assert 4.0 < pace.wait(HOST) <= 5.0
    clock.skip(5.0)
    assert pace.wait(HOST) == 0.0


def test_a_slow_answer_counts_before_the_pause(clock: FastClock) -> None:
    pace = Pace(clock, 5.0)
    clock.skip(5.0)
    pace.begin(HOST)
    clock.skip(60.0)
    assert pace.is_busy(HOST)
    pace.end(HOST)
    assert not pace.is_busy(HOST)
    assert 4.0 < pace.wait(HOST) <= 5.0


def test_robots_txt_makes_a_pause_longer_up_to_an_hour(clock: FastClock) -> None:
    pace = Pace(clock, 5.0)
    pace.slow_down(HOST, 1.0)
    assert pace.wait(HOST) <= 5.0
    pace.slow_down(HOST, 1e9)
    clock.skip(LONGEST_PAUSE - 10)
    assert 0 < pace.wait(HOST) <= 10.0


def test_hosts_without_number_are_forgotten_when_they_are_free(clock: FastClock) -> None:
    pace = Pace(clock, 5.0)
    for number in range(5000):
        pace.end(f"{number}.example")
        clock.skip(10.0)
    assert pace.known < 2500


def test_rules_of_many_origins_are_bounded(tmp_path: Path) -> None:
    rules = Robots()
    with Store(str(tmp_path / "news.db")) as store, store.writing() as connection:
        for number in range(300):
            rules.learn(connection, f"https://{number}.example/a", "User-agent: *\nDisallow: /b\n", 0.0)
        assert rules.known < 300
        assert rules.load(connection, "https://0.example/b", 60.0)
        assert not rules.allows("https://0.example/b/1")
        assert rules.allows("https://0.example/a")
        assert not rules.load(connection, "https://0.example/b", 2 * 86_400.0)


def test_an_origin_is_scheme_host_and_port() -> None:
    assert origin_of("https://Bensong.example:8443/a?b") == "https://bensong.example:8443"

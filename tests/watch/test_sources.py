"""The file of sources: what it may say, and where it says something wrong."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.fetching import Fetched
from dienbien.watch import SourcesError, parse_sources, read_sources, starter
from dienbien.watch.listing import listing_of
from dienbien.watch.sources import Kind, Source
from dienbien.watch.spans import seconds_of, span_of

SOUND = '[[source]]\nname = "Bến Sông"\nurl = "https://bensong.example/tin.rss"\n'


def test_what_is_not_said_is_as_documented() -> None:
    plan = parse_sources(SOUND, "sources.toml")
    (source,) = plan.sources
    assert (source.kind, source.every, source.pages, source.recheck) == (
        "feed",
        900,
        True,
        (10800, 86400, 259200),
    )
    assert plan.languages == frozenset({"vi"})
    assert (plan.pause, plan.contact) == (2, None)


def test_the_starter_file_is_sound_and_names_no_source_twice() -> None:
    plan = parse_sources(starter(), "starter.toml")
    assert len(plan.sources) >= 15
    assert len({source.url for source in plan.sources}) == len(plan.sources)
    assert all(source.outlet and source.url.startswith("https://") for source in plan.sources)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[source]\n", "s.toml: is not TOML"),
        ("", "s.toml: Object missing required field `source`"),
        (SOUND.replace("name", "nam"), "s.toml, source 1: Object contains unknown field `nam`"),
        (SOUND + "every = 5\n", "s.toml, source 1, every: Expected `str | null`, got `int`"),
        (SOUND + 'every = "5 Minuten"\n', "s.toml, source 1 (Bến Sông): every '5 Minuten' is no span"),
        (SOUND + 'every = "1s"\n', "shorter than 60 seconds"),
        (SOUND + SOUND, "s.toml, source 2 (Bến Sông): has the name of an earlier one"),
        (SOUND.replace("https", "ftp"), "is not an http or https address"),
        (SOUND.replace("https://", "https://me:pw@"), "has a name or password"),
        (SOUND + 'kind = "section"\n', "a section needs links"),
        (SOUND + 'links = ["*"]\n', "only a section has links"),
        ('[watch]\ncontact = "ask me"\n' + SOUND, "[watch]: contact 'ask me' is no e-mail address"),
        ('[watch]\nlanguages = ["Vietnamese"]\n' + SOUND, "no list of ISO 639 codes"),
        ("[watch]\nconnections = 0\n" + SOUND, "connections 0 is not from 1 to 64"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, words: str) -> None:
    with pytest.raises(SourcesError) as caught:
        parse_sources(text, "s.toml")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_or_not_utf8_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match="cannot be read"):
        read_sources(tmp_path / "none.toml")
    (tmp_path / "old.toml").write_bytes("# Bến".encode("utf-16"))
    with pytest.raises(SourcesError, match="is not UTF-8"):
        read_sources(tmp_path / "old.toml")


@given(st.integers(0, 10**8))
def test_a_span_is_shown_in_what_it_is_read_from(seconds: int) -> None:
    shown = span_of(seconds).split()
    assert abs(sum(seconds_of(part) for part in shown) - seconds) < (3600 if seconds >= 86_400 else 60)


@pytest.mark.parametrize("text", ["", "5", "m", "-5m", "1.5h", "5w", "5mm", "m5", "5m 3s", "five minutes"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        seconds_of(text)


KINDS: tuple[Kind, ...] = ("feed", "sitemap", "section")


@given(
    st.sampled_from(KINDS),
    st.binary(max_size=400)
    | st.text('<>/="&;urlsetlocitemlinkrss:abc \n', max_size=400).map(str.encode)
    | st.binary(max_size=60).map(lambda data: b"\x1f\x8b\x08" + data),
)
def test_whatever_a_server_sends_is_a_listing(kind: Kind, body: bytes) -> None:
    links = ("*",) if kind == "section" else ()
    source = Source(name="x", kind=kind, url="https://bensong.example/x", links=links)
    listing = listing_of(source, source.url, Fetched(source.url, None, None, {}, body), 1e9)
    assert all(one.key for one in listing.items)
    assert listing.problem or listing.items or listing.children or kind == "sitemap"

"""The log as JSON lines: one object a line, whatever words are in it."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.logs import set_up


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    logger = logging.getLogger("dienbien")
    before = (logger.handlers, logger.level, logger.propagate)
    yield
    logger.handlers, logger.level, logger.propagate = before


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(codec="utf-8")))
def test_any_words_are_one_line_each(message: str, word: str) -> None:
    stream = io.StringIO()
    set_up("json", stream)
    logging.getLogger("dienbien.watch").warning("%s", message, extra={"members": {"source": word}})
    (line,) = stream.getvalue().splitlines()
    told = json.loads(line)
    assert (told["level"], told["logger"], told["source"]) == ("warning", "dienbien.watch", word)
    assert told["time"].endswith("Z")


def test_members_do_not_replace_what_each_line_has() -> None:
    stream = io.StringIO()
    set_up("json", stream)
    logging.getLogger("dienbien.x").info("stored", extra={"members": {"level": "none", "new": 3}})
    told = json.loads(stream.getvalue())
    assert (told["level"], told["message"], told["new"]) == ("info", "stored", 3)


def test_an_error_has_its_trace_on_the_same_line() -> None:
    stream = io.StringIO()
    set_up("json", stream)
    try:
        raise ValueError("no\nluck")
    except ValueError:
        logging.getLogger("dienbien.x").exception("it failed")
    (line,) = stream.getvalue().splitlines()
    assert "no\nluck" in json.loads(line)["error"]


def test_lines_to_read() -> None:
    stream = io.StringIO()
    set_up("text", stream)
    logging.getLogger("dienbien.watch").info("stored 3 documents")
    assert stream.getvalue().endswith(" INFO stored 3 documents\n")

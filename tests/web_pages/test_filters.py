"""The filter in an address: as the API and the command line have it, whatever else stands there."""

from hypothesis import given
from hypothesis import strategies as st

from dienbien.linking import Wanted
from dienbien.web.pages.filters import NAMES, asked


def test_an_address_asks_for_what_the_command_line_can() -> None:
    query = [
        ("since", "2025-10-01"),
        ("until", "2025-10-31"),
        ("type", "assault"),
        ("type", "COERCE"),
        ("mode", "drone"),
        ("quad", "material-conflict"),
        ("status", "Alleged"),
        ("actor", "RUS"),
        ("recipient", "Kiev"),
        ("side", "UKR"),
        ("dyad", "RUS"),
        ("dyad", "UKR"),
        ("place", "Odessa"),
        ("source", "TASS"),
        ("thread", "t"),
        ("min-confidence", "0.4"),
        ("min_articles", "2"),
        ("min_sources", "3"),
    ]
    found = asked(query)
    assert found.unread == ()
    assert found.wanted == Wanted(
        since="2025-10-01",
        until="2025-10-31",
        types=("ASSAULT", "COERCE"),
        modes=("drone",),
        quads=("material conflict",),
        statuses=("alleged",),
        actors=("RUS",),
        recipients=("Kiev",),
        sides=("UKR",),
        dyad=("RUS", "UKR"),
        places=("Odessa",),
        speakers=("TASS",),
        thread="t",
        min_confidence=0.4,
        min_articles=2,
        min_sources=3,
    )


def test_empty_fields_of_a_form_ask_for_nothing() -> None:
    found = asked([(name, " ") for name in NAMES] + [("page", "2")])
    assert found.is_open
    assert found.wanted == Wanted()


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=30)), max_size=12))
def test_no_address_breaks_it_and_what_is_left_out_is_told(query: list[tuple[str, str]]) -> None:
    found = asked(query)
    given_names = {name for name, value in query if value.strip()}
    assert set(found.unread) | set(found.values) == given_names
    assert not set(found.unread) & set(found.values)
    if found.is_open:
        assert found.wanted == Wanted()

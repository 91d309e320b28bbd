"""Who says what of an event: rival figures side by side, later ones, accusations and denials."""

import msgspec

from dienbien.ledger import Claim, claims_of, rivals_of
from dienbien.linking import Event, Told, event_of

from .pages import CHARGES, events, told

FIRST = "Giao tranh\n\nBộ Quốc phòng Peru cho biết 3 binh sĩ Chile thiệt mạng trong vụ đụng độ giữa quân đội \
Peru và quân đội Chile ngày 5/3 tại Arica."
LATER = FIRST.replace("3 binh sĩ", "7 binh sĩ")
RIVAL = FIRST.replace("Bộ Quốc phòng Peru cho biết", "Bộ Quốc phòng Chile cho biết chỉ").replace(
    "3 binh sĩ Chile", "1 binh sĩ Chile"
)


def clash(*pages: tuple[str, str]) -> Event:
    """One event told by pages of these texts and days."""
    reports: list[Told] = []
    for number, (text, day) in enumerate(pages):
        reports += [one for one in told(f"trang-{number}", text, day) if one.record.event == "ASSAULT"]
    return event_of("x", reports)


def figures(event: Event) -> list[Claim]:
    return [claim for claim in claims_of(event) if claim.sort == "figure"]


def test_a_figure_has_speaker_day_and_words() -> None:
    (claim,) = figures(clash((FIRST, "2024-03-06")))
    assert (claim.speaker, claim.day, claim.by_writer) == ("Bộ Quốc phòng Peru", "2024-03-06", False)
    assert (claim.kind, claim.what, claim.side, claim.least, claim.most) == ("killed", "soldier", "CHL", 3, 3)
    assert "3 binh sĩ" in claim.quote.text


def test_a_later_figure_of_the_same_speaker_supersedes_and_the_first_stays() -> None:
    found = figures(clash((FIRST, "2024-03-06"), (LATER, "2024-03-08")))
    assert [(claim.least, claim.superseded_by) for claim in found] == [(3, "2024-03-08"), (7, None)]


def test_another_speaker_supersedes_nothing_and_is_a_rival() -> None:
    found = figures(clash((FIRST, "2024-03-06"), (RIVAL, "2024-03-08")))
    assert [claim.superseded_by for claim in found] == [None, None]
    (rivals,) = rivals_of(found)
    assert (rivals.least, rivals.most, rivals.disputed) == (1, 3, True)
    assert set(rivals.speakers) == {"Bộ Quốc phòng Peru", "Bộ Quốc phòng Chile"}


def test_what_is_superseded_is_no_rival() -> None:
    (rivals,) = rivals_of(figures(clash((FIRST, "2024-03-06"), (LATER, "2024-03-08"))))
    assert (rivals.least, rivals.most, rivals.disputed) == (7, 7, False)


def test_the_same_figure_on_two_pages_is_one_claim() -> None:
    (claim,) = figures(clash((FIRST, "2024-03-06"), (FIRST, "2024-03-07")))
    assert (claim.reports, claim.day) == (2, "2024-03-06")


def test_without_a_speaker_the_outlet_speaks() -> None:
    page = "Giao tranh\n\nNgày 5/3, quân đội Peru đụng độ với quân đội Chile, 4 binh sĩ Chile thiệt mạng."
    (claim,) = figures(clash((page, "2024-03-06")))
    assert (claim.speaker, claim.by_writer) == ("Báo Một", True)


def test_accusation_and_denial_stand_beside_each_other() -> None:
    found = events((CHARGES, "2024-03-15"))
    charge = next(event for event in found if event.event == "ASSAULT" and event.actor[0].country == "CHL")
    sorts = {(claim.sort, claim.speaker) for claim in claims_of(charge, found) if claim.sort != "figure"}
    assert sorts == {("accusation", "Bộ Quốc phòng Peru"), ("denial", "Bộ Quốc phòng Chile")}


def test_claims_survive_json() -> None:
    claims = claims_of(clash((FIRST, "2024-03-06")))
    assert msgspec.json.decode(msgspec.json.encode(claims), type=tuple[Claim, ...]) == claims

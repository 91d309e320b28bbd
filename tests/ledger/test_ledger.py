"""What followed an agreement, entry by entry: charges with who denies them, appeals, and what is left out."""

import json
from pathlib import Path

from dienbien.ledger import Entry, agreements, ledger

from .pages import CHARGES, SIGNED, events


def followed(*pages: tuple[str, str]) -> list[Entry]:
    found = events(*pages)
    (agreement,) = agreements(found)
    return list(ledger(agreement, found))


def of_kind(kind: str, *pages: tuple[str, str]) -> list[Entry]:
    return [entry for entry in followed(*pages) if entry.kind == kind]


BOTH = ((SIGNED, "2024-03-11"), (CHARGES, "2024-03-15"))


def test_entries_come_by_day_with_their_words() -> None:
    entries = followed(*BOTH)
    assert [entry.order for entry in entries] == sorted(entry.order for entry in entries)
    assert {"signed", "mediated", "observed", "violation", "appeal"} <= {entry.kind for entry in entries}
    assert all(entry.quotes and entry.quotes[0].text for entry in entries)


def test_mutual_accusations_are_two_violations() -> None:
    found = of_kind("violation", *BOTH)
    sides = {(entry.actor[0].country, entry.recipient[0].country) for entry in found}
    assert sides == {("PER", "CHL"), ("CHL", "PER")}
    assert {entry.date for entry in found} == {"2024-03-14"}


def test_a_violation_has_place_losses_and_who_denies_it() -> None:
    by_country = {entry.actor[0].country: entry for entry in of_kind("violation", *BOTH)}
    first, second = by_country["PER"], by_country["CHL"]
    assert (first.place and first.place.name) == "Tacna"
    assert [(loss.kind, loss.what, loss.least) for loss in first.losses] == [("killed", "civilian", 2)]
    assert first.denied_by == ("Bộ Quốc phòng Chile",)
    assert (second.denied_by, second.confirmed_by) == ((), ())


def test_an_accusation_and_the_act_it_tells_are_one_entry() -> None:
    assert [len(entry.events) for entry in of_kind("violation", *BOTH)] == [2, 2]


def test_third_parties_appeal() -> None:
    (appeal,) = of_kind("appeal", *BOTH)
    assert appeal.actor[0].name == "UN"
    assert {party.name for party in appeal.recipient} == {"Peru", "Chile"}


def test_what_others_do_is_no_part_of_it() -> None:
    other = "Bolivia\n\nNgày 14/3, quân đội Bolivia pháo kích quân đội Paraguay tại Tarija."
    assert of_kind("fighting", *BOTH, (other, "2024-03-15")) == []


def test_what_came_before_is_no_part_of_it() -> None:
    before = "Giao tranh\n\nNgày 2/3, quân đội Peru pháo kích quân đội Chile tại Arica."
    assert of_kind("fighting", *BOTH, (before, "2024-03-03")) == []


def test_fighting_that_nobody_calls_a_breach_is_told_as_fighting() -> None:
    after = "Giao tranh\n\nNgày 20/3, quân đội Peru đụng độ với quân đội Chile tại Arica."
    (entry,) = of_kind("fighting", *BOTH, (after, "2024-03-21"))
    assert entry.date == "2024-03-20"


def test_talks_of_the_parties_are_told() -> None:
    talks = "Đàm phán\n\nNgày 18/3, Ngoại trưởng Peru hội đàm với Ngoại trưởng Chile tại Lima."
    assert [entry.date for entry in of_kind("talks", *BOTH, (talks, "2024-03-19"))] == ["2024-03-18"]


def test_the_example_pages_tell_one_ceasefire_from_signing_to_its_end() -> None:
    lines = (Path(__file__).resolve().parents[2] / "examples" / "truce.jsonl").read_text(encoding="utf-8")
    pages = [(page["text"], page["published"][:10]) for page in map(json.loads, lines.splitlines())]
    found = events(*pages)
    (agreement,) = agreements(found)
    assert [party.name for party in agreement.mediators] == ["Brazil"]
    assert (agreement.in_effect, agreement.expires, agreement.status) == (
        "2025-09-02",
        "2027-12-31",
        "broken",
    )
    kinds = [entry.kind for entry in ledger(agreement, found)]
    assert kinds[0] == "mediated"
    assert kinds.index("signed") < kinds.index("effect") < kinds.index("violation")
    assert kinds[-2:] == ["broken", "appeal"]
    assert kinds.count("violation") == 2


def test_a_mediator_who_accuses_is_no_party() -> None:
    blame = "Brazil\n\nNgày 20/3, Brazil cáo buộc Chile vi phạm lệnh ngừng bắn."
    (entry,) = of_kind("violation", (SIGNED, "2024-03-11"), (blame, "2024-03-21"))
    assert (entry.actor[0].name, entry.recipient[0].name) == ("Brazil", "Chile")

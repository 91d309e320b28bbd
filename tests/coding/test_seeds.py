"""The two pages that started the project, where they stand beside it: what their table must show."""

from pathlib import Path

import pytest

from dienbien import code
from dienbien.records import Record

SEEDS = Path(__file__).parents[3] / "shared" / "data" / "seeds"

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed pages are not beside the project (../shared)"
)


def keys(entities: object) -> set[str | None]:
    return {entity.country or entity.name for entity in entities}  # type: ignore[attr-defined]


def coded(name: str, published: str | None = None) -> list[Record]:
    return code((SEEDS / name).read_text(encoding="utf-8"), published=published)


def pick(records: list[Record], event: str, mode: str | None = None) -> list[Record]:
    return [r for r in records if r.event == event and (mode is None or r.mode == mode)]


def test_the_call_with_the_kremlin_as_source() -> None:
    calls = pick(coded("vov.txt"), "CONSULT", "phone")
    assert any(keys(c.actor) == {"RUS", "ARM"} and "RUS" in keys(c.sources) for c in calls)


@pytest.mark.parametrize(("published", "date"), [(None, "XXXX-08-02"), ("2022-08-08", "2022-08-02")])
def test_the_earlier_call_is_dated_by_its_own_day(published: str | None, date: str) -> None:
    assert date in {c.date for c in pick(coded("vov.txt", published), "CONSULT", "phone")}


def test_the_clash_and_the_heights_taken() -> None:
    records = coded("vov.txt", "2022-08-08")
    clash = next(r for r in pick(records, "ASSAULT", "clash") if r.zone != "teaser")
    assert keys(clash.actor) == {"AZE", "XNK"}
    assert clash.date == "2022-08-03"
    assert clash.place is not None
    assert "Lachin" in clash.place.text
    taken = pick(records, "ASSAULT", "occupy")[0]
    assert (keys(taken.actor), taken.date) == ({"AZE"}, "2022-08-03")


def test_the_appeal_and_the_agreement_of_2020() -> None:
    records = coded("vov.txt", "2022-08-08")
    assert any("RUS" in keys(r.actor) for r in pick(records, "REQUEST") if r.zone != "teaser")
    signed = pick(records, "SUPPORT", "sign")[0]
    assert (keys(signed.actor), signed.date) == ({"ARM", "AZE"}, "2020-11-09")


def test_teasers_are_coded_once_and_marked() -> None:
    teasers = [r for r in coded("vov.txt") if r.zone == "teaser"]
    told = [(r.event, r.mode, tuple(sorted(map(str, keys(r.actor))))) for r in teasers]
    assert told
    assert len(told) == len(set(told))


def test_one_call_told_three_times_is_one_record() -> None:
    calls = [r for r in pick(coded("ttxvn.txt"), "CONSULT") if keys(r.actor) == {"USA", "RUS"}]
    assert len(calls) == 1
    assert len(calls[0].mentions) >= 3


def test_the_chain_of_sources() -> None:
    chained = [r for r in coded("ttxvn.txt") if len(r.sources) == 2]
    assert any([s.sector for s in r.sources] == ["GOV", "MED"] for r in chained)


def test_rival_losses_with_who_claims_them() -> None:
    claims = {
        (loss.kind, loss.what, loss.min): keys(record.sources)
        for record in coded("ttxvn.txt")
        for loss in record.losses
    }
    assert claims[("destroyed", "tank", 5)] == claims[("destroyed", "uav", 3)] == {"ARM"}
    assert claims[("killed", "soldier", 3)] == {"AZE"}


def test_the_threat_to_widen_the_fighting() -> None:
    assert any(keys(r.actor) == {"AZE"} for r in pick(coded("ttxvn.txt"), "THREATEN"))

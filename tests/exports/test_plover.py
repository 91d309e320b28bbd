"""The fields of POLECAT, in JSON lines that pandas reads."""

import io
import json
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from msgspec.structs import replace

from dienbien.exports import write_plover
from dienbien.linking import Event
from dienbien.records import EventType, Status

from .samples import ARICA, entity, event, events_of_anything, written


def _fields(**changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(written(write_plover, [event(**changes)]))
    return fields


def test_pandas_reads_the_published_columns() -> None:
    frame = pd.read_json(
        io.BytesIO(written(write_plover, [event(), event(event="AID", mode=None)])), lines=True
    )
    assert list(frame.columns[:7]) == [
        "Event ID",
        "Event Date",
        "Event Type",
        "Event Mode",
        "Event Intensity",
        "Quad Code",
        "Contexts",
    ]
    assert len(frame.columns) == 40
    assert list(frame["Event Type"]) == ["ASSAULT", "AID"]
    assert list(frame["Quad Code"]) == ["MATERIAL CONFLICT", "MATERIAL COOPERATION"]


def test_several_sides_are_listed() -> None:
    sides = (entity("Tổng thống Peru", "PER", "GOV"), entity("Quân đội Peru", "PER", "MIL"))
    fields = _fields(actor=sides)
    assert fields["Actor Name"] == "Tổng thống Peru; Quân đội Peru"
    assert (fields["Actor Country"], fields["Actor Sectors"]) == ("PER", "GOV; MIL")
    assert fields["Primary Actor Sector"] == "GOV"


def test_places_say_what_they_are() -> None:
    assert _fields()["City"] == "Arica"
    province = _fields(place=replace(ARICA, name="Tarapacá", precision="admin"))
    assert (province["City"], province["Province"], province["Latitude"]) == (None, "Tarapacá", -18.48)
    land = _fields(place=replace(ARICA, name="Chile", precision="country"))
    assert (land["Country"], land["Latitude"], land["Feature Type"]) == ("CHL", None, "country")


@pytest.mark.parametrize(("kind", "mode"), [("SUPPORT", "sign"), ("ASSAULT", "clash"), ("ASSAULT", "occupy")])
def test_modes_of_our_own_are_not_passed_off_as_plovers(kind: EventType, mode: str) -> None:
    assert _fields(event=kind, mode=mode)["Event Mode"] is None


@pytest.mark.parametrize("status", ["future", "negated", "hypothetical", "denied"])
def test_what_was_not_done_is_left_out(status: Status) -> None:
    stream = io.BytesIO()
    done = write_plover([event(status=status), event(event="STATE", mode="concern"), event()], stream)
    assert (done.rows, done.left_out) == (1, 2)


@given(events_of_anything())
def test_names_are_kept_on_one_line(made: Event) -> None:
    content = written(write_plover, [made]).decode("utf-8")
    assert len(content.splitlines()) == 1
    assert json.loads(content)["Actor Name"] == (made.actor[0].name or None)

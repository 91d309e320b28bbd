"""GeoJSON is read back with GDAL, the reader of QGIS; what is no point has no geometry."""

import json
from pathlib import Path
from typing import Any

import pyogrio
import pytest
from hypothesis import given
from msgspec.structs import replace

from dienbien.exports import write_geojson
from dienbien.linking import Event

from .samples import ARICA, event, events_of_anything, record, told, written


def _placed(name: str, **changes: Any) -> Event:
    place = replace(ARICA, **changes) if changes.get("precision") != "none" else None
    return event(told(name, made=record(place=place)))


def test_gdal_finds_points_only_where_the_place_is_one(tmp_path: Path) -> None:
    path = tmp_path / "events.geojson"
    precisions = ["point", "town", "area", "admin", "country", "none"]
    path.write_bytes(written(write_geojson, [_placed(name, precision=name) for name in precisions]))
    meta, _, geometries, fields = pyogrio.raw.read(path)
    values = dict(zip(meta["fields"], fields, strict=True))
    assert meta["crs"] == "EPSG:4326"
    assert meta["geometry_type"] == "Point"
    assert [geometry is not None for geometry in geometries] == [True, True, False, False, False, False]
    assert [value or "none" for value in values["precision"]] == precisions
    assert [lat == -18.48 for lat in values["near_lat"]] == [False, False, True, True, False, False]
    assert set(values["actor"]) == {"Quân đội Peru"}


def test_gdal_takes_days_as_days(tmp_path: Path) -> None:
    path = tmp_path / "events.geojson"
    path.write_bytes(written(write_geojson, [event()]))
    info = pyogrio.read_info(path)
    kinds = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert kinds["first_day"].startswith("datetime")
    assert info["features"] == 1


@given(events_of_anything())
def test_coordinates_are_east_before_north_and_text_is_text(made: Event) -> None:
    (feature,) = json.loads(written(write_geojson, [made]))["features"]
    assert feature["properties"]["actor"] == made.actor[0].name
    exact = made.place is not None and made.place.precision == "town"
    assert feature["geometry"] == ({"type": "Point", "coordinates": [-70.33, -18.48]} if exact else None)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_collection_of_any_size_is_sound(count: int) -> None:
    collection = json.loads(written(write_geojson, [_placed(str(n), precision="town") for n in range(count)]))
    assert collection["type"] == "FeatureCollection"
    assert len({feature["id"] for feature in collection["features"]}) == count

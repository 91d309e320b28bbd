"""Dates of feeds, as outlets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.reading.feeds.dates import iso_date


@pytest.mark.parametrize(
    ("written_as", "iso"),
    [
        ("Thu, 26 Nov 2026 08:05:00 +0700", "2026-11-26T08:05:00+07:00"),
        ("Thu, 26 Nov 2026 08:05:00 GMT+7", "2026-11-26T08:05:00+07:00"),
        ("Thu, 26 Nov 2026 08:05:00 +7", "2026-11-26T08:05:00+07:00"),
        ("Thu, 26 Nov 2026 08:05:00 GMT", "2026-11-26T08:05:00+00:00"),
        ("Thu, 26 Nov 2026 08:05:00 ICT", "2026-11-26T08:05:00+07:00"),
        ("Thu, 26 Nov 2026 08:05", "2026-11-26T08:05:00"),
        ("Thu, 26 Nov 26 08:05:00 +0700", "2026-11-26T08:05:00+07:00"),
        ("Thu, 26/11/2026 08:00", "2026-11-26T08:00:00"),
        ("26/11/2026 8:00:00 SA", "2026-11-26T08:00:00"),
        ("26/11/2026 8:00:00 CH", "2026-11-26T20:00:00"),
        ("26/11/2026 12:10:00 SA", "2026-11-26T00:10:00"),
        ("Thứ Năm, 26/11/2026 - 08:00 (GMT+7)", "2026-11-26T08:00:00+07:00"),
        ("08:00 26-11-2026", "2026-11-26T08:00:00"),
        ("26.11.2026", "2026-11-26"),
        ("11/26/2026 8:00:00 AM", "2026-11-26T08:00:00"),
        ("11/12/2026 8:00:00 PM", "2026-11-12T20:00:00"),
        ("11/12/2026 8:00:00 CH", "2026-12-11T20:00:00"),
        ("2026-11-26", "2026-11-26"),
        ("2026-11-26 08:05:00", "2026-11-26T08:05:00"),
        ("2026-11-26 08:05:00 +0700", "2026-11-26T08:05:00+07:00"),
        ("2026-11-26T08:05:00.123+07:00", "2026-11-26T08:05:00+07:00"),
        ("2026-11-26T01:05:00Z", "2026-11-26T01:05:00+00:00"),
        ("2026-11-26T25:05:00Z", "2026-11-26"),
        ("31/02/2026 08:00", None),
        ("0001-01-01T00:00:00", None),
        ("hôm qua", None),
        ("-24", None),
        ("2026-11", None),
        ("", None),
    ],
)
def test_dates_as_outlets_write_them(written_as: str, iso: str | None) -> None:
    assert iso_date(written_as) == iso


@given(st.text(alphabet="0123456789/-:.+ TZGMTSACHPM,", max_size=60))
def test_what_comes_out_is_a_date_or_nothing(words: str) -> None:
    found = iso_date(words)
    if found is not None:
        assert iso_date(found) == found

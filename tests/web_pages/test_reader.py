"""In which language a page is read, and where its links lead."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar.testing import RequestFactory

from dienbien.web.pages.reader import Reader, reader_of


def reader(header: str | None = None, query: dict[str, Any] | None = None, **cookies: str) -> Reader:
    headers = {} if header is None else {"accept-language": header}
    headers |= {"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else {}
    request = RequestFactory().get("/", query_params=query, headers=headers)
    return reader_of(request)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "vi"),
        ("de-DE,de;q=0.9", "vi"),
        ("en-GB,en;q=0.8,vi;q=0.5", "en"),
        ("en;q=0.3, vi;q=0.8", "vi"),
        ("fr, en-US;q=0.2", "en"),
        ("*", "vi"),
    ],
)
def test_the_browser_says_which_language(header: str | None, language: str) -> None:
    assert reader(header).language == language


@given(st.text(st.characters(max_codepoint=255), max_size=200))
def test_no_header_breaks_a_page(header: str) -> None:
    assert reader(header.replace("\n", "").replace("\r", "")).language in ("vi", "en")


def test_what_was_chosen_goes_before_what_the_browser_says() -> None:
    assert reader("vi", lang="en").language == "en"
    assert reader("vi", {"lang": "vi"}, lang="en").language == "vi"
    assert reader("en", {"lang": "klingon"}, lang="x", theme="pink").language == "en"
    assert reader(theme="pink").theme == "auto"


def test_links_keep_the_filter_and_drop_what_is_in_a_cookie() -> None:
    found = reader(query={"side": ["A&B", "C"], "lang": "en", "page": "2"})
    assert found.address(page=3) == "/?side=A%26B&side=C&page=3"
    assert found.address(page=None, side=None) == "/"
    assert found.chosen == {"lang": "en"}

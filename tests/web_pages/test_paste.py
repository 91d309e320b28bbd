"""Addresses that are pasted: fetched from a site of our own, and what is said of those that give nothing."""

import re

import pytest
from playwright.sync_api import Page, expect

from dienbien.store import Store

from .conftest import Open


def send(page: Page, address: str) -> None:
    """Paste an address into the form."""
    page.locator("[name=url]").fill(address)
    page.locator("form.paste button").click()


def test_an_address_is_fetched_coded_and_kept_nowhere(open_page: Open, site: str, store: Store) -> None:
    before = store.count()
    page = open_page("/code?lang=en")
    send(page, f"{site}/bai")
    expect(page.locator("mark.trigger").first).to_be_visible()
    assert "pháo kích" in page.locator("mark.trigger").all_inner_texts()
    expect(page.locator("[name=url]")).to_have_value(f"{site}/bai")
    assert page.evaluate("window.harmed === undefined")
    cell = page.locator(".cell.place").first
    cell.hover()
    expect(page.locator(f'.article [data-s~="{cell.get_attribute("data-s")}"]').first).to_have_class(
        re.compile(r"\blit\b")
    )
    assert store.count() == before


def test_the_items_of_a_feed_stand_one_below_the_other(open_page: Open, site: str) -> None:
    page = open_page("/code?lang=en")
    send(page, f"{site}/nguon")
    expect(page.locator(".reading").nth(1)).to_be_visible()
    expect(page.locator("main h2", has_text="Chile tố Peru")).to_be_visible()
    names = [card.get_attribute("id") for card in page.locator(".card").all()]
    assert len(names) == len(set(names)) > 1
    assert page.evaluate("window.harmed === undefined")


@pytest.mark.parametrize(
    ("path", "vi", "en"),
    [
        ("/khong", "không đưa trang (gave no page: 404", "gave no page: 404"),
        ("/anh", "Không tải được trang này", "neither a page nor a feed"),
        ("/vong", "chuyển hướng", "redirects"),
        ("/rong", "trống", "is empty"),
    ],
)
def test_an_address_that_gives_nothing_is_told_in_both_languages(
    open_page: Open, site: str, path: str, vi: str, en: str
) -> None:
    for language, words in (("vi", vi), ("en", en)):
        page = open_page("/code")
        told = page.request.post(page.url, form=_form(page, url=site + path), params={"lang": language})
        assert told.status == 422
        assert words in _fault(told.text())


@pytest.mark.parametrize(
    ("given", "status", "vi", "en"),
    [
        ({}, 400, "Hãy dán", "Paste"),
        ({"text": "a", "url": "https://a.example"}, 400, "không phải cả hai", "not both"),
        ({"url": "file:///etc/passwd"}, 422, "không phải là địa chỉ", "no address"),
        ({"url": "javascript:alert(1)"}, 422, "không phải là địa chỉ", "no address"),
        ({"url": "http://169.254.169.254/latest"}, 422, "mạng công cộng", "public web"),
        ({"url": "http://[fd00::1]/"}, 422, "mạng công cộng", "public web"),
        ({"url": "http://a:b@127.0.0.1/"}, 422, "mật khẩu", "password"),
        ({"url": "http://127.0.0.1:1/"}, 422, "Không nối được", "can't be reached"),
        ({"url": "https://" + "a" * 2_000}, 400, "không phải là địa chỉ", "no address"),
        ({"text": "a", "published": "hôm qua"}, 400, "Không có ngày", "no day"),
        ({"text": "a" * 100_001}, 413, "quá dài", "too long"),
    ],
)
def test_what_cannot_be_coded_is_told_in_both_languages(
    open_page: Open, given: dict[str, str], status: int, vi: str, en: str
) -> None:
    for language, words in (("vi", vi), ("en", en)):
        page = open_page("/code")
        told = page.request.post(page.url, form=_form(page, **given), params={"lang": language})
        assert told.status == status
        assert words in _fault(told.text())


def test_a_text_that_is_too_long_is_told_and_never_cut(open_page: Open) -> None:
    page = open_page("/code?lang=en")
    expect(page.locator("main .note").first).to_contain_text("100,000 characters")
    longest = page.locator("textarea").get_attribute("maxlength")
    assert longest is None, "a browser would cut what is pasted, and say nothing"
    token = _form(page, text="Nga không kích Kharkiv. " * 100_000)
    told = page.request.post(page.url, form=token, headers={"Accept": "text/html"})
    assert told.status == 413
    assert "paste only the part" in told.text()


def test_a_text_in_another_language_is_told(open_page: Open) -> None:
    text = "The president met the king in London on Monday, and both of them agreed to work together " * 2
    page = open_page("/code?lang=en")
    page.get_by_label("Text").fill(text)
    page.locator("form.paste button").click()
    expect(page.get_by_role("alert")).to_contain_text("not in Vietnamese")


def _form(page: Page, **given: str) -> dict[str, str | float | bool]:
    token = page.locator("form.paste [name=_csrf_token]").get_attribute("value")
    return {"_csrf_token": token or "", **given}


def _fault(html: str) -> str:
    found = re.search(r'id="fault">(.*?)</p>', html, re.DOTALL)
    return found[1].replace("&#39;", "'") if found else ""

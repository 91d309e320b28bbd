"""A page that tries to run something, to look like something else, or to lead elsewhere, and fails."""

from playwright.sync_api import Page, expect

from dienbien.linking import Wanted
from dienbien.store import Store

from .conftest import Open
from .samples import EVIL


def unharmed(page: Page) -> bool:
    """Whether nothing of the page's ran."""
    return bool(page.evaluate("window.harmed === undefined"))


def test_hostile_names_are_only_words(open_page: Open, store: Store) -> None:
    (event,) = store.events(Wanted(places=("script",)), reports=True)
    document = event.reports[0].document_id
    for path in (
        f"/events/{event.id}",
        f"/documents/{document}",
        "/?place=%3Cscript",
        "/actors",
        f"/actors?who={'%3Cscript%3Ewindow.harmed=1%3C/script%3E'}",
        "/search?q=%22%3E%3Cscript%3Ewindow.harmed=1%3C/script%3E+kh%C3%B4ng+k%C3%ADch",
        "/?side=%22%3E%3Cscript%3Ewindow.harmed=1%3C/script%3E&order=%3Cb%3E&lang=%3Cb%3E",
    ):
        page = open_page(path)
        assert unharmed(page), path
        assert page.locator("main script, main img, main [onload], main [onmouseover]").count() == 0, path
        assert page.locator('a[href^="javascript:" i]').count() == 0, path
    shown = open_page(f"/documents/{document}")
    expect(shown.locator(".article")).to_contain_text(EVIL)
    expect(shown.locator(".article")).to_contain_text("{{7*7}}")


def test_signs_without_shape_are_seen_and_turn_nothing(open_page: Open, store: Store) -> None:
    (event,) = store.events(Wanted(places=("script",)), reports=True)
    page = open_page(f"/documents/{event.reports[0].document_id}")
    signs = page.locator(".article .hidden-sign").all_inner_texts()
    assert {"202E", "2066", "200B", "200F"} <= set(signs)
    whole = page.locator("body").inner_html()
    assert not set("\u202e\u2066\u200b\u200f") & set(whole)


def test_five_million_letters_are_cut(open_page: Open, store: Store) -> None:
    (hit,) = [hit for hit in store.search("một câu dài") if hit.name == "endless"]
    page = open_page(f"/documents/{hit.document_id}?lang=en")
    expect(page.get_by_text("its beginning is shown")).to_be_visible()
    assert len(page.locator(".article").inner_text()) < 300_000


def test_a_hostile_text_may_be_pasted(open_page: Open) -> None:
    page = open_page("/code?lang=en")
    text = f"</textarea>{EVIL}\u202e Quân đội Nga không kích Odessa. \ud83d"
    page.get_by_label("Text").fill(text)
    page.get_by_role("button", name="Code it").click()
    expect(page.locator(".article")).to_contain_text(EVIL)
    assert unharmed(page)
    assert page.locator("main img").count() == 0

"""What somebody sees and can do, in a real browser."""

import re
from itertools import islice

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dienbien.linking import Event, Wanted
from dienbien.store import Order, Store

from .conftest import NAME, PASSWORD, Open

_SERIOUS = ("serious", "critical")


@pytest.fixture(scope="session")
def shelling(store: Store) -> Event:
    """The attack that two outlets tell."""
    wanted = Wanted(types=("ASSAULT",), places=("Arica",), min_articles=2)
    (event,) = store.events(wanted, reports=True)
    return event


@pytest.fixture(scope="session")
def paths(store: Store, shelling: Event) -> dict[str, str]:
    """An address of each kind of page."""
    (agreement, *_) = store.agreements()
    (thread, *_) = store.threads(limit=1)
    return {
        "desk": "/",
        "event": f"/events/{shelling.id}",
        "page": f"/documents/{shelling.reports[0].document_id}",
        "code": "/code",
        "agreements": "/agreements",
        "agreement": f"/agreements/{agreement.id}",
        "actors": "/actors",
        "dyad": "/actors?who=ARM&who=AZE",
        "search": "/search?q=ngung+ban",
        "threads": "/threads",
        "thread": f"/threads/{thread.id}",
        "missing": "/events/none",
    }


KINDS = (
    *("desk", "event", "page", "code", "agreements", "agreement", "actors", "dyad", "search"),
    *("threads", "thread"),
)


def faults_of(page: Page) -> list[str]:
    """What axe holds against a page that would keep somebody from using it."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in _SERIOUS
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_serves_everybody(kind: str, paths: dict[str, str], open_page: Open) -> None:
    vietnamese = open_page(paths[kind], color_scheme="dark")
    expect(vietnamese.locator("html")).to_have_attribute("lang", "vi")
    assert faults_of(vietnamese) == []
    english = open_page(paths[kind], locale="en-GB", viewport={"width": 360, "height": 740})
    expect(english.locator("html")).to_have_attribute("lang", "en")
    assert faults_of(english) == []
    width = english.evaluate("document.documentElement.scrollWidth")
    assert width <= 360, "a phone has to scroll sideways"
    assert vietnamese.locator("h1").inner_text() != "" != english.locator("h1").inner_text()


def test_a_page_that_is_not_there_says_so(open_page: Open, server: str) -> None:
    page = open_page("/")
    answer = page.request.get(f"{server}/events/none")
    assert answer.status == 404
    assert "Không có sự kiện này" in answer.text()


@pytest.mark.parametrize(
    ("method", "path", "vi", "en"),
    [
        ("GET", "/nothing", "Không có trang này", "no such page"),
        ("GET", "/events/a%00", "Không hiểu được yêu cầu", "makes no sense"),
        ("PUT", "/search", "không nhận yêu cầu như vậy", "no such request"),
    ],
)
def test_what_goes_wrong_is_told_in_the_language_of_the_reader(
    open_page: Open, server: str, method: str, path: str, vi: str, en: str
) -> None:
    page = open_page("/")
    for language, words in (("vi", vi), ("en", en)):
        headers = {"Accept": "text/html", "Accept-Language": language}
        told = page.request.fetch(server + path, method=method, headers=headers)
        assert told.status >= 400
        assert words in told.text()
        assert f'<html lang="{language}"' in told.text()
        assert 'href="/agreements"' in told.text()


def test_a_page_that_is_found_shows_its_title_and_the_words(open_page: Open) -> None:
    page = open_page("/search?q=ngung+ban")
    hit = page.locator(".hits li").first
    expect(hit.locator("a")).to_contain_text(" ")
    shown = {mark.lower() for mark in hit.locator("mark").all_inner_texts()}
    assert shown >= {"ngừng", "bắn"}


def test_language_and_colours_are_chosen_and_kept(open_page: Open) -> None:
    page = open_page("/")
    expect(page.get_by_role("link", name="Bàn tin")).to_be_visible()
    page.get_by_title("English").click()
    expect(page.get_by_role("link", name="Desk", exact=True)).to_be_visible()
    page.get_by_title("Dark").click()
    page.get_by_role("link", name="Agreements").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("body")).to_have_css("background-color", "rgb(20, 23, 26)")


def test_filters_live_in_the_address(open_page: Open, store: Store) -> None:
    page = open_page("/?lang=en")
    page.get_by_label("Class").select_option("material conflict")
    page.get_by_label("Side").fill("AZE")
    page.get_by_role("button", name="Show").click()
    wanted = Wanted(quads=("material conflict",), sides=("AZE",))
    expect(page.locator(".numbers b")).to_have_text(f"{store.count_events(wanted)} events")
    assert "side=AZE" in page.url
    page.reload()
    expect(page.get_by_label("Class")).to_have_value("material conflict")
    page.get_by_role("link", name="Clear").click()
    expect(page.locator(".numbers b")).to_have_text(f"{store.count_events()} events")


def test_a_filter_that_makes_no_sense_is_told_and_left_out(open_page: Open, store: Store) -> None:
    page = open_page("/?lang=en&since=gestern&type=NOTHING&min_articles=-3&page=x&order=y&after=x")
    expect(page.get_by_role("status")).to_contain_text("since, type, min_articles")
    expect(page.locator(".numbers b")).to_have_text(f"{store.count_events()} events")


def _turn(page: Page, name: str) -> None:
    """Follow the link and wait until the next page of the list stands there whole."""
    with page.expect_navigation():
        page.get_by_role("link", name=name).click()


def _listed(page: Page) -> list[str]:
    """The addresses of the events listed, taken in one look."""
    acts = page.locator(".events .act")
    hrefs: list[str] = acts.evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    return hrefs


def test_the_list_turns_its_pages(open_page: Open, store: Store) -> None:
    page = open_page("/?order=day")
    first = page.locator(".events .act").first.get_attribute("href")
    _turn(page, "Tiếp →")
    shown = _listed(page)
    rest = [f"/events/{event.id}" for event in islice(store.events(order="day"), 40, 80)]
    assert shown == rest
    page.get_by_role("link", name="← Trước").click()
    expect(page.locator(".events .act").first).to_have_attribute("href", str(first))
    expect(page.get_by_role("link", name="← Trước")).to_have_count(0)


@pytest.mark.parametrize("order", ["new", "day", "articles"])
def test_a_list_is_turned_to_its_end_and_back(open_page: Open, store: Store, order: Order) -> None:
    page = open_page(f"/?order={order}")
    shown: list[list[str]] = []
    while True:
        shown.append(_listed(page))
        if page.get_by_role("link", name="Tiếp →").count() == 0:
            break
        _turn(page, "Tiếp →")
    assert [one for some in shown for one in some] == [f"/events/{e.id}" for e in store.events(order=order)]
    for some in shown[-2::-1]:
        _turn(page, "← Trước")
        assert _listed(page) == some


def test_the_map_draws_points_areas_and_outlines_apart(open_page: Open, store: Store) -> None:
    page = open_page("/")
    expect(page.locator("#map[data-drawn=true]")).to_be_visible()
    places = [one.place for one in store.overview().places]
    drawn = [place for place in places if place.lat is not None]
    points = [place for place in drawn if place.precision in ("point", "town")]
    areas = [place for place in drawn if place.precision in ("area", "admin")]
    assert page.locator("#map .point").count() == len(points) > 0
    assert page.locator("#map .area").count() == len(areas) > 0
    countries = {place.country for place in places if place.precision == "country"}
    assert page.locator("#map a .land").count() == len(countries) > 0


def test_the_map_obeys_buttons_and_keys(open_page: Open) -> None:
    page = open_page("/?lang=en")
    drawing = page.locator("#map svg")
    expect(drawing).to_be_visible()
    page.get_by_role("button", name="Whole world").click()
    expect(drawing).to_have_attribute("viewBox", "0 0 960 480")
    page.get_by_role("button", name="Zoom in").click()
    expect(drawing).to_have_attribute("viewBox", "192 96 576 288")
    drawing.press("ArrowLeft")
    expect(drawing).to_have_attribute("viewBox", "134.4 96 576 288")
    drawing.press("0")
    expect(drawing).to_have_attribute("viewBox", "0 0 960 480")


def test_an_event_shows_each_field_with_its_sentence(open_page: Open, shelling: Event) -> None:
    page = open_page(f"/events/{shelling.id}?lang=en")
    row = page.locator(".f-place")
    expect(row).to_contain_text("Arica")
    expect(row.locator("mark.place")).to_contain_text("Arica")
    row.locator("cite a").click()
    expect(page.locator(":target mark").first).to_be_visible()
    assert "/documents/" in page.url


def test_rival_figures_stand_side_by_side(open_page: Open, shelling: Event) -> None:
    page = open_page(f"/events/{shelling.id}?lang=en")
    figures = page.locator(".figures tbody tr")
    expect(figures).to_have_count(2)
    told = [row.inner_text() for row in figures.all()]
    assert any("at least 3" in one and "Báo Một" in one for one in told)
    assert any("7" in one and "Bộ Quốc phòng Chile" in one for one in told)
    expect(page.locator(".reports .reason").first).to_be_visible()


def test_a_cell_lights_its_words_and_words_their_cells(open_page: Open, shelling: Event) -> None:
    page = open_page(f"/documents/{shelling.reports[0].document_id}")
    cell = page.locator(".cell.place").first
    key = cell.get_attribute("data-s")
    words = page.locator(f'.article [data-s~="{key}"]').first
    expect(words).not_to_have_class(re.compile(r"\blit\b"))
    cell.hover()
    expect(words).to_have_class(re.compile(r"\blit\b"))
    page.locator("h1").hover()
    expect(words).not_to_have_class(re.compile(r"\blit\b"))
    words.hover()
    expect(cell).to_have_class(re.compile(r"\blit\b"))
    page.locator("h1").hover()
    cell.focus()
    expect(words).to_have_class(re.compile(r"\blit\b"))


def test_a_pasted_text_is_coded_at_once(open_page: Open, store: Store) -> None:
    before = store.count()
    page = open_page("/code?lang=en")
    page.get_by_label("Text").fill("Ngày 20/10, quân đội Nga không kích thành phố Odessa.\n😀 hết")
    page.get_by_label("Published").fill("2025-10-22")
    page.get_by_role("button", name="Code it").click()
    card = page.locator(".card")
    expect(card).to_contain_text("2025-10-20")
    expect(page.locator("mark.trigger")).to_have_text(["không kích", "act"])
    expect(page.get_by_label("Text").first).to_have_value(re.compile("😀 hết"))
    assert store.count() == before


def test_what_is_shown_can_be_taken_along(open_page: Open, server: str, paths: dict[str, str]) -> None:
    for path, shown in (("/?side=PER&lang=en", "PER"), (f"{paths['thread']}?lang=en", "")):
        page = open_page(path)
        for link in page.locator("a[download]").all():
            answer = page.request.get(server + str(link.get_attribute("href")))
            assert answer.status == 200
            assert shown in answer.text() or "dossier" in link.inner_text()


def test_the_calendar_leads_to_the_ledger(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page(paths["agreement"])
    day = page.locator(".month a").first
    day.click()
    expect(page.locator(".ledger li:target")).to_be_visible()


def test_only_who_is_signed_in_may_mend(open_page: Open, store: Store, server: str) -> None:
    one, other = list(store.events(Wanted(types=("SANCTION",)), limit=2))
    page = open_page(f"/events/{one.id}")
    expect(page.locator(".mend")).to_have_count(0)
    page.goto(f"{server}/login?next=/events/{one.id}")
    page.locator("[name=name]").fill(NAME)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form button").last.click()
    page.get_by_label("Mã hay địa chỉ của sự kiện kia").fill(f"{server}/events/{other.id}")
    page.locator("form[action$=merge] [name=reason]").fill("một vụ")
    page.get_by_role("button", name="Gộp").click()
    expect(page.locator(".decisions")).to_contain_text("An: một vụ")
    moved = page.locator(".tick").last
    moved.check()
    page.locator("form[action$=split] [name=reason]").fill("hai vụ")
    page.get_by_role("button", name="Tách").click()
    expect(page.locator(".decisions")).to_contain_text("An: hai vụ")
    assert [d.kind for d in store.decisions()] == ["merge", "split"]


def test_pages_can_be_read_without_scripts(open_page: Open, shelling: Event) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_text("Xem dạng danh sách").click()
    expect(page.get_by_role("link", name="Arica").first).to_be_visible()
    page.goto(page.url + f"documents/{shelling.reports[0].document_id}")
    page.locator(".cell").first.click()
    expect(page.locator(":target mark").first).to_be_visible()

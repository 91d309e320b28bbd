"""Reviewing in a real browser: with keys, with buttons, by two analysts, on a phone."""

import json
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from dienbien.linking import Wanted
from dienbien.store import Store
from dienbien.store.ids import document_id
from dienbien.web import Settings, create_app
from dienbien.web.accounts import add_account
from dienbien.web.pages.words import wording

from .conftest import NAME, PASSWORD
from .samples import EVIL, harmful
from .test_browser import faults_of

OTHER = "Bình"
Sign = Callable[..., Page]


@pytest.fixture
def path(tmp_path: Path, store_path: str) -> str:
    """A store of one's own to judge in."""
    own = tmp_path / "news.db"
    with Store(store_path):
        own.write_bytes(Path(store_path).read_bytes())
    return str(own)


@pytest.fixture
def own(path: str) -> Iterator[Store]:
    """The same, opened beside the server."""
    with Store(path) as opened:
        yield opened


@pytest.fixture
def address(path: str) -> Iterator[str]:
    """The address of a server of this store, at which two may sign in."""
    accounts = Path(f"{path}.accounts")
    for name in (NAME, OTHER):
        add_account(accounts, name, PASSWORD)
    app = create_app(path, Settings(accounts=accounts))
    running = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=running.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        running.should_exit = True
        thread.join()


@pytest.fixture
def sign(browser: Browser, address: str) -> Iterator[Sign]:
    """Signs somebody in and opens a path; in the end, the browser may have complained about nothing."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def note_console(told: ConsoleMessage) -> None:
        if is_fault(told):
            faults.append(told.text)

    def note_request(asked: Request) -> None:
        if not asked.url.startswith(f"{address}/"):
            faults.append(asked.url)

    def opened(path: str, name: str = NAME, **options: Any) -> Page:
        context = browser.new_context(**({"locale": "en-GB"} | options))
        contexts.append(context)
        page = context.new_page()
        page.on("console", note_console)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", note_request)
        page.goto(f"{address}/login?next={quote(path)}")
        page.locator("[name=name]").fill(name)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("main form button").click()
        page.wait_for_url(f"{address}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def is_fault(told: ConsoleMessage) -> bool:
    """Whether the browser complains of something; that a form was refused, it only notes."""
    return told.type in ("error", "warning") and "400 (Bad Request)" not in told.text


def press(page: Page, key: str) -> None:
    """Press a key once the page listens."""
    expect(page.locator("html[data-keys=ready]")).to_have_count(1)
    page.keyboard.press(key)


def kinds(store: Store) -> list[str]:
    return [verdict.kind for verdict in store.verdict_log()]


def test_the_queue_is_worked_through_with_keys(sign: Sign, own: Store) -> None:
    whole = [one.told.record_id for one in own.queue_page(author=NAME, limit=1_000).items]
    page = sign("/review")
    expect(page.locator(".left")).to_have_text(f"records left: {len(whole)}")
    expect(page.locator(".article mark.trigger").first).to_be_in_viewport()
    press(page, "a")
    expect(page).to_have_url(re.compile(whole[1]))
    press(page, "ArrowRight")
    expect(page).to_have_url(re.compile(whole[2]))
    press(page, "ArrowLeft")
    expect(page).to_have_url(re.compile(whole[1]))
    press(page, "r")
    expect(page).to_have_url(re.compile(whole[2]))
    expect(page.locator(".left")).to_have_text(f"records left: {len(whole) - 2}")
    expect(page.locator(".undo")).to_contain_text("rejected")
    press(page, "u")
    expect(page).to_have_url(re.compile(whole[1]))
    assert kinds(own) == ["accept", "reject", "undo"]
    (accepted, rejected, _) = own.verdict_log()
    assert (accepted.author, accepted.record_id, rejected.record_id) == (NAME, whole[0], whole[1])


def test_keys_are_left_alone_where_one_types(sign: Sign, own: Store) -> None:
    page = sign("/review")
    press(page, "e")
    page.keyboard.type("rac rối")
    expect(page.locator("#reason")).to_have_value("rac rối")
    assert kinds(own) == []
    page.get_by_role("button", name="Reject").click()
    expect(page.locator(".undo")).to_contain_text("rejected")
    (verdict,) = own.verdict_log()
    assert verdict.reason == "rac rối"


def test_help_opens_and_closes_with_keys(sign: Sign) -> None:
    page = sign("/review")
    press(page, "?")
    expect(page.get_by_role("dialog")).to_contain_text("Add a missing record")
    press(page, "Escape")
    expect(page.locator("#help")).not_to_be_visible()


def test_a_record_is_corrected_field_by_field(sign: Sign, own: Store) -> None:
    (first,) = own.queue_page(Wanted(types=("ASSAULT",), places=("Arica",)), author=NAME, limit=1).items
    page = sign(f"/review?record={first.told.record_id}")
    press(page, "c")
    form = page.locator("#record")
    form.get_by_label("Type").select_option("COERCE")
    expect(form.get_by_label("Mode")).to_have_value("")
    form.get_by_label("Mode").select_option(label=wording("en").code("COERCE", "arrest"))
    form.get_by_label("When (EDTF)").fill("hôm qua")
    form.locator("[name='actor.name']").first.fill("Lục quân Peru")
    form.locator("[name='recipient.words']").last.fill("không có ở đây")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_text("No EDTF date")).to_have_count(0)
    expect(form.get_by_text("These words are not in the text.")).to_be_visible()
    form.locator("[name='recipient.words'][value='không có ở đây']").fill("")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_text("No EDTF date")).to_be_visible()
    expect(form.locator("[name='actor.name']").first).to_have_value("Lục quân Peru")
    form.get_by_label("When (EDTF)").fill("2025-10-19")
    form.get_by_label("Zone").select_option("background")
    form.get_by_label("PLOVER contexts").fill("military, diplomatic")
    form.get_by_role("button", name="Save").click()
    expect(page.locator(".undo")).to_contain_text("corrected")
    (verdict,) = own.verdict_log()
    assert verdict.kind == "correct"
    assert verdict.coded == first.told.record
    better = verdict.record
    assert better is not None
    assert (better.event, better.mode, better.date) == ("COERCE", "arrest", "2025-10-19")
    assert better.actor[0].name == "Lục quân Peru"
    assert better.losses == first.told.record.losses
    assert better.mentions == first.told.record.mentions
    assert (better.zone, better.contexts) == ("background", ("military", "diplomatic"))
    page.locator("#before").click()
    expect(page.locator(".card .verdict")).to_contain_text("corrected by An")
    expect(page.locator(".card .verdict")).to_contain_text("Lục quân Peru PER MIL")
    expect(page.locator(".card .verdict")).to_contain_text("date 2025-10-19")


def select(page: Page, words: str) -> None:
    """Select words of the text as a pointer does."""
    page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.getElementById("article"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
            return;
          }
        }""",
        words,
    )


def test_a_page_is_judged_whole_added_to_and_becomes_gold(sign: Sign, own: Store, address: str) -> None:
    (name,) = [hit.document_id for hit in own.search('"Chile tố Peru"')]
    count = len(own.records(name))
    page = sign(f"/review?order=pages&document={name}")
    for number in range(count):
        expect(page.locator(".listed .sign.accept")).to_have_count(number)
        press(page, "a")
    expect(page.get_by_text("All records are judged.")).to_be_visible()
    select(page, "cho biết")
    press(page, "n")
    form = page.locator("#record")
    expect(form.get_by_label("Act")).to_have_value("cho biết")
    form.get_by_label("Type").select_option("STATE")
    form.locator("[name='actor.words']").fill("Bộ Quốc phòng Chile")
    form.locator("[name='actor.country']").first.fill("chl")
    form.get_by_role("button", name="Save").click()
    expect(page.locator(".listed")).to_contain_text("added by An")
    press(page, "d")
    expect(page.locator(".undo")).to_contain_text("page done")
    gold = page.request.get(f"{address}/api/v1/review/gold.jsonl?author=An").text().splitlines()
    found = [json.loads(line) for line in gold]
    assert len(found) == count + 1
    (added,) = [one for one in found if one["event"] == "STATE"]
    assert added["actor"][0]["country"] == "CHL"
    assert added["trigger"]["text"] == "cho biết"
    assert "Bộ Quốc phòng Chile cho biết" in added["mentions"][0]["text"]
    page.goto(f"{address}/documents/{name}")
    expect(page.locator(".cards")).to_contain_text("added by An")
    expect(page.locator(".cards")).to_contain_text("accepted by An")


def test_two_analysts_who_disagree_are_both_shown(sign: Sign, own: Store, address: str) -> None:
    (event,) = own.events(Wanted(types=("ASSAULT",), places=("Arica",), min_articles=2), reports=True)
    told = event.reports[0]
    own.judge(told.record_id, "reject", author=OTHER, reason=f"sai {EVIL}")
    page = sign(f"/review?record={told.record_id}")
    expect(page.locator(".card")).to_contain_text("rejected by Bình")
    page.get_by_role("button", name="Accept").click()
    page.goto(f"{address}/review?judged=disputed")
    expect(page.get_by_text("Analysts disagree.")).to_be_visible()
    page.goto(f"{address}/events/{event.id}")
    expect(page.locator(".reports")).to_contain_text("rejected by Bình")
    expect(page.locator(".reports")).to_contain_text("accepted by An")
    page.goto(f"{address}/documents/{told.document_id}")
    expect(page.locator(".cards")).to_contain_text(f"sai {EVIL}")
    assert page.evaluate("window.harmed === undefined")


def test_a_rejected_record_is_still_shown(sign: Sign, own: Store, address: str) -> None:
    (first, *_) = own.queue_page(author=NAME).items
    own.judge(first.told.record_id, "reject", author=NAME)
    page = sign(f"/documents/{first.told.document_id}")
    expect(page.locator(f"#{first.told.record.id}")).to_have_class(re.compile("rejected"))
    expect(page.locator(f"#{first.told.record.id}")).to_contain_text("rejected by An")


def test_filters_of_the_desk_narrow_the_queue_and_live_in_the_address(sign: Sign, own: Store) -> None:
    page = sign("/review")
    page.locator(".narrow > summary").click()
    page.get_by_label("Side").fill("AZE")
    page.get_by_role("button", name="Show").click()
    count = own.queue_count(Wanted(sides=("AZE",)), author=NAME)
    expect(page.locator(".left")).to_have_text(f"records left: {count}")
    expect(page.locator(".narrow > summary")).to_contain_text("AZE")
    page.locator(".narrow > summary").click()
    page.locator(".narrow").get_by_role("link", name="least sure").click()
    expect(page).to_have_url(re.compile("side=AZE.*order=unsure"))
    press(page, "a")
    expect(page.locator(".left")).to_have_text(f"records left: {count - 1}")
    expect(page).to_have_url(re.compile("side=AZE.*order=unsure"))


def test_a_record_coded_anew_meanwhile_is_shown_again(sign: Sign, own: Store) -> None:
    (first, *_) = own.queue_page(author=NAME).items
    page = sign("/review")
    document = own.document(first.told.document_id)
    assert document is not None
    records = own.records(first.told.document_id)
    changed = [
        msgspec.structs.replace(one, date="2020") if one == first.told.record else one for one in records
    ]
    own.save(own.begin_run("b", "0", ["x"]), [(document, changed)])
    page.locator("#accept").click()
    expect(page.get_by_role("alert")).to_contain_text("coded anew meanwhile")
    assert kinds(own) == []


@pytest.mark.parametrize("kind", ["record", "form", "end", "nothing"])
def test_reviewing_serves_everybody(kind: str, sign: Sign, own: Store) -> None:
    (first, *_) = own.queue_page(author=NAME).items
    paths = {
        "record": "/review?order=grave",
        "form": f"/review?record={first.told.record_id}&form=correct",
        "end": f"/review?document={first.told.document_id}&record=end",
        "nothing": "/review?type=AID&since=1990-01-01&until=1990-01-02",
    }
    dark = sign(paths[kind], locale="vi-VN", color_scheme="dark")
    expect(dark.locator("html")).to_have_attribute("lang", "vi")
    assert faults_of(dark) == []
    phone = sign(paths[kind], viewport={"width": 360, "height": 740})
    assert faults_of(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360, "a phone has to scroll sideways"
    if kind == "record":
        expect(phone.locator("#accept")).to_be_in_viewport()


def test_hostile_words_are_only_words_here_too(sign: Sign, own: Store) -> None:
    name = document_id(harmful())
    page = sign(f"/review?document={name}")
    expect(page.locator("#article")).to_contain_text(EVIL)
    press(page, "c")
    expect(page.locator("[name='actor.name']").first).to_have_value(re.compile("<script>"))
    assert page.evaluate("window.harmed === undefined")
    assert page.locator("main script, main img, main [onload], main [onmouseover]").count() == 0
    assert not set("\u202e\u2066\u200b\u200f") & set(page.locator("body").inner_html())


def test_reviewing_works_without_scripts(sign: Sign, own: Store) -> None:
    page = sign("/review?side=PER", java_script_enabled=False)
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("link", name="Correct").click()
    page.locator("#record").get_by_label("When (EDTF)").fill("2024-05")
    page.get_by_role("button", name="Save").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Undo").click()
    assert kinds(own) == ["accept", "correct", "undo"]


def test_whoever_is_not_signed_in_is_led_there_in_either_language(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.goto(f"{address}/review?side=AZE")
    expect(page.locator("h1")).to_have_text("Đăng nhập")
    assert faults_of(page) == []
    page.get_by_title("English").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill("sai mất rồi")
    page.locator("main form button").click()
    expect(page.get_by_role("alert")).to_have_text("Name or password is wrong.")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main form button").click()
    expect(page).to_have_url(f"{address}/review?side=AZE")
    context.close()

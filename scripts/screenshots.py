"""Make the pictures of the README anew: the example pages in a store, a server over it, Chromium in front.

    python scripts/screenshots.py           # needs the extras dev and web, and the system's chromium
    python scripts/screenshots.py review    # only this one

Writes docs/images/*.png.
"""

import shutil
import socket
import sys
from os import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.parse import quote

import uvicorn
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from dienbien.coding import code_document
from dienbien.linking import Event
from dienbien.reading import read
from dienbien.records import Document
from dienbien.store import Store
from dienbien.web import Settings, create_app
from dienbien.web.accounts import add_account

HOUSE = Path(__file__).resolve().parent.parent
IMAGES = HOUSE / "docs/images"
DAY = "2025-10-22"
NAME, PASSWORD = "An", "only for pictures"
SIZE: ViewportSize = {"width": 1180, "height": 820}


def main() -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not installed; on Debian: apt-get install chromium", file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as listener:
        path = str(Path(folder) / "news.db")
        shots = _filled(path)
        accounts = Path(f"{path}.accounts")
        add_account(accounts, NAME, PASSWORD)
        server = uvicorn.Server(
            uvicorn.Config(create_app(path, Settings(accounts=accounts)), log_level="error")
        )
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium)
                for name, address in shots.items():
                    if sys.argv[1:] and name not in sys.argv[1:]:
                        continue
                    _take(browser, f"http://127.0.0.1:{listener.getsockname()[1]}{address}", name)
        finally:
            server.should_exit = True
            thread.join()
    return 0


def _filled(path: str) -> dict[str, str]:
    """Fill a store with the examples; gives the addresses of what to show, by the names of the pictures."""
    chdir(HOUSE)
    documents = [one for one in read(["examples"], published=DAY) if isinstance(one, Document)]
    with Store(path) as store:
        coder = store.begin_run("examples", "0", ["examples"])
        store.save(coder, [(document, code_document(document)) for document in documents])
        events = list(store.events(reports=True))
        disputed = max(events, key=_figures)
        page = max(events, key=lambda event: len(event.reports[0].record.losses)).reports[0].document_id
    return {
        "desk": "/?lang=en",
        "event": f"/events/{disputed.id}?lang=en",
        "page": f"/documents/{page}?lang=en",
        "review": f"/login?next={quote(f'/review?order=pages&document={page}')}&lang=en",
    }


def _figures(event: Event) -> tuple[int, int]:
    """How many pages tell an event, and how many speakers give figures of its losses."""
    return event.articles, len(
        {(loss.kind, loss.by) for told in event.reports for loss in told.record.losses}
    )


def _take(browser: Browser, address: str, name: str) -> None:
    context = browser.new_context(viewport=SIZE, color_scheme="light")
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    if name == "review":
        page.get_by_label("Name").fill(NAME)
        page.get_by_label("Password").fill(PASSWORD)
        page.locator("main form button").click()
        page.wait_for_selector("#accept")
        page.keyboard.press("a")
        page.wait_for_selector(".sign.accept")
    if name == "page":
        page.locator(".card").nth(1).hover()
    page.screenshot(path=IMAGES / f"{name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main())

"""The page in a real browser, against the real server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.runtime.steps import Company
from tests.server.conftest import Served, serving

WHY = "Why did Mira say this?"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
BUILT = Path(__file__).parents[2] / "src" / "everwith" / "server" / "page" / "index.html"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
    pytest.mark.skipif(not BUILT.exists(), reason="the page is not built (make page)"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a screen and without talking to anybody."""
    with sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
        light = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-sync", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*quiet, *light])
        yield browser
        browser.close()


@pytest.fixture
def served(tmp_path: Path, company: Company) -> Iterator[Served]:
    """A house with one companion, met already."""
    with serving(tmp_path / "home", company) as house:
        yield house


def _open(browser: Browser, served: Served, **options: object) -> tuple[Page, list[str]]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, **options)  # type: ignore[arg-type]
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.goto(_link(served))
    return page, faults


def _link(served: Served) -> str:
    return f"{served.base}/open/{served.house.links.make(served.relationship)}"


def _say(page: Page, words: str) -> None:
    page.get_by_role("textbox").first.fill(words)
    page.get_by_role("textbox").first.press("Enter")


def test_one_talks_and_asks_why(browser: Browser, served: Served) -> None:
    """A message is answered, the dot before the answer says why, and nothing goes wrong on the way."""
    page, faults = _open(browser, served)
    _say(page, "my sister is called Ana")
    log = page.get_by_role("log")
    expect(log).to_contain_text("my sister is called Ana")
    why = log.get_by_role("button", name=WHY)
    expect(why.first).to_be_visible(timeout=20_000)
    before = why.count()
    _say(page, "what is my sister called?")
    expect(why).not_to_have_count(before, timeout=20_000)
    why.last.click()
    expect(page.get_by_text("the embedded mind")).to_be_visible()
    expect(page.get_by_role("definition").first).to_contain_text("my sister is called Ana")
    assert faults == []


def test_a_reload_finds_everything_again(browser: Browser, served: Served) -> None:
    """What was said is there after a reload, once."""
    page, _ = _open(browser, served)
    _say(page, "i saw a heron on the bin")
    expect(page.get_by_role("log").get_by_role("button", name=WHY).first).to_be_visible(timeout=20_000)
    page.reload()
    expect(page.get_by_text("i saw a heron on the bin")).to_have_count(1)


def test_two_windows_stay_in_step(browser: Browser, served: Served) -> None:
    """What is said in one window is seen in the other."""
    one, _ = _open(browser, served)
    other, _ = _open(browser, served)
    _say(one, "hello from the kitchen")
    expect(other.get_by_role("log")).to_contain_text("hello from the kitchen", timeout=20_000)


def test_what_she_says_first_arrives(browser: Browser, served: Served) -> None:
    """Something due is said while the page is open, and marked as spoken first."""
    page, _ = _open(browser, served)
    state = served.run(served.house.runtime.state(served.relationship))
    told = Message(
        id=MessageId("plan"),
        speaker="owner",
        text="the interview is today at 11",
        at=state.moment(served.clock.ms),
    )
    served.run(served.house.runtime.hear(served.relationship, told))
    served.clock.ms += 5 * 3_600_000
    expect(page.get_by_text("spoke first")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("log")).to_contain_text("interview")


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844)])
def test_it_fits_a_narrow_screen(browser: Browser, served: Served, width: int, height: int) -> None:
    """On a narrow phone nothing is wider than the screen, and one can talk."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="dark")
    page = context.new_page()
    page.goto(_link(served))
    _say(page, "hello")
    expect(page.get_by_role("log").get_by_role("button", name=WHY).first).to_be_visible(timeout=20_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_the_link_there_is_nothing(browser: Browser, served: Served) -> None:
    """Without a session the page says that it needs its link, and shows no word of anybody."""
    page = browser.new_context().new_page()
    page.goto(served.base)
    expect(page.get_by_text("link")).to_be_visible()
    assert page.get_by_role("textbox").count() == 0

"""Links, files, stored rows and messages that nobody means well with: each is refused in words, and nothing is lost."""

from __future__ import annotations

import base64
import json
import re
import urllib.parse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import hostile
from mkdocs_aruntime.cli.serve import read_headers
from tabs import add, alive, library, open_scorecard, retitle, start_empty, title, watched

pytestmark = pytest.mark.browser

DRIVER = (Path(__file__).parent / "hostile.js").read_text("utf-8")
GOOD = hostile.packed(json.dumps({**hostile.good(), "title": "A good one"}))
PATIENCE = 10_000
"""Milliseconds; on a quiet machine the slowest input of a megabyte is answered in less than two seconds."""

type Inputs = Sequence[tuple[str, Any]]


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    page = open_scorecard(context, address)
    yield page
    for each in context.pages:
        assert each.evaluate("window.hacked") is None


def put(page: Page, kind: str, inputs: Inputs) -> list[dict[str, Any]]:
    """Hand inputs over one by one, a good link after each; what was said of each."""
    asked = {"kind": kind, "inputs": list(inputs), "good": GOOD, "patience": PATIENCE}
    found: list[dict[str, Any]] = page.evaluate(DRIVER, asked)
    assert [each["name"] for each in found if not each["answered"]] == []
    assert [each["name"] for each in found if not each["healed"]] == []
    return found


def as_file(text: str | bytes, name: str = "x.json") -> list[str]:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return [name, base64.b64encode(data).decode()]


def test_whatever_a_link_holds_a_good_one_opens_after_it(page: Page) -> None:
    changed = [(name, hostile.packed(json.dumps(each))) for name, each in hostile.changed(seed=1, count=40)]
    found = put(page, "link", [*changed, *hostile.broken_links()])
    assert all("Your decisions are unchanged." in each["said"] or "Opened" in each["said"] for each in found)
    refused = [each["name"] for each in found[: len(hostile.REPORTED)] if "Opened" not in each["said"]]
    assert len(refused) >= len(hostile.REPORTED) - 1  # "requirements: null" says nothing, which is allowed
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("A good one")


def test_whatever_a_file_holds_a_good_link_opens_after_it(page: Page) -> None:
    changed = [(name, as_file(json.dumps(each))) for name, each in hostile.changed(seed=2, count=20)]
    whole = json.dumps(hostile.good())
    other = [
        ("UTF-16", as_file(whole.encode("utf-16"))),
        ("Latin-1", as_file(whole.replace("Chat", "Caf\u00e9").encode("latin-1"), "x.yml")),
        ("deep YAML", as_file("[" * 50_000, "x.yml")),
        ("deep YAML in blocks", as_file("".join(" " * i + "-\n" for i in range(900)), "x.yml")),
        ("a YAML bomb", as_file("a: &a [x]\nb: [*a, *a]\n", "x.yml")),
        ("1 MB of YAML keys", as_file("".join(f"k{i}: 0\n" for i in range(80_000)), "x.yml")),
        ("prototypes in YAML", as_file("__proto__: {hacked: 1}\ncandidates: []\n", "x.yml")),
        ("nothing", as_file("", "x.yml")),
    ]
    put(page, "file", [*changed, *other])


def test_what_is_too_large_or_too_deep_is_refused_with_the_limit(page: Page) -> None:
    links = put(page, "link", [(name, hostile.packed(text)) for name, text in hostile.large()])
    files = put(page, "file", [(name, as_file(text)) for name, text in hostile.large()])
    for found in (links, files):
        said = {each["name"]: each["said"] for each in found}
        assert "at most 40 are read" in said["5,000 candidates"]
        assert "at most 30 are read" in said["5,000 checks"]
        assert "nested deeper than 30 levels" in said["50,000 brackets"]
        assert "this page reads: 50,000 values" in said["1 MB of unknown keys"]
        assert not [name for name in said if "Opened" in said[name] and name != "50,000 brackets in a text"]


ROWS = """async ({ rows, more }) => {
    const name = "aruntime-scorecard /";
    const database = await new Promise((resolve, reject) => {
        const asked = indexedDB.open(name, 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore("decisions", { keyPath: "key" });
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
    });
    const kept = database.transaction("decisions", "readwrite").objectStore("decisions");
    const put = (row) => kept.put({ revision: 1, writer: "w", changed: "2027-01-01T00:00:00Z", ...row });
    rows.forEach((decision, i) => put({ key: `hostile-${i}`, decision }));
    if (more) {
        const round = { schema: "aruntime/decision/1", title: "Round" };
        round.needs = round;
        const deep = JSON.parse("[".repeat(1500) + "]".repeat(1500));
        put({ key: "round", decision: round });
        put({ key: "large", decision: { title: "Large", id: 10n ** 40n, points: new Map([["a", 1]]) } });
        put({ key: "dates", decision: new Date(), changed: new Date() });
        put({ key: "deep", decision: { title: "Deep", needs: deep } });
        put({ key: "sparse", decision: { title: "Sparse", candidates: new Array(1e6) } });
        put({ key: "bare" });
        for (const value of [null, 7, {}, [], new Map()]) {
            for (const field of ["decision", "revision", "writer", "changed", "deleted"]) put({ key: `${field} ${value}`, [field]: value });
        }
        for (const key of [7, new Date(0), ["a"], new Uint8Array(4)]) put({ key });
    }
    await new Promise((resolve) => { kept.transaction.oncomplete = resolve; });
    database.close();
}"""


def test_a_row_that_once_made_every_visit_fail_is_passed_over_and_can_be_taken_home(page: Page) -> None:
    retitle(page, "Mine")
    for decision in (
        {**hostile.good(), "title": "Hostile", "needs": None},
        {**hostile.good(), "title": "Hostile", "candidates": [None]},
        {**hostile.good(), "title": "Hostile", "requirements": {"security": [None]}},
    ):
        page.evaluate(ROWS, {"rows": [decision], "more": False})
        page.evaluate("sessionStorage.setItem('aruntime-scorecard /', 'hostile-0')")
        page.reload()
        alive(page)
        expect(title(page)).to_have_value("Mine")
        expect(library(page)).to_contain_text("Hostile")
        expect(page.locator("#library")).to_contain_text("Cannot be opened: ")
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Export Hostile").click()
        assert json.loads(Path(waiting.value.path()).read_text("utf-8")) == decision
    page.get_by_role("button", name="Delete Hostile").click()
    expect(page.get_by_role("button", name="Restore Hostile")).to_be_visible()
    expect(title(page)).to_have_value("Mine")


def test_whatever_stands_in_the_store_the_reader_s_own_decision_opens(page: Page) -> None:
    retitle(page, "Mine")
    rows = [decision for _, decision in hostile.changed(seed=3, count=15)]
    rows += [json.loads(text) for name, text in hostile.large() if name in {"5,000 candidates", "1 MB title"}]
    page.evaluate(ROWS, {"rows": rows, "more": True})
    page.evaluate("sessionStorage.clear()")
    page.reload()
    alive(page)
    kept = library(page)
    exports = kept.get_by_role("button", name="Export")
    expect(exports).to_have_count(65)
    for place in range(0, 65, 7):  # Chromium asks before a page's eleventh download, and nobody answers
        with page.expect_download():
            exports.nth(place).click()
    readable = kept.locator("button[aria-label^='Open ']")
    for place in range(readable.count()):
        readable.nth(place).evaluate("(button) => button.click()")
        expect(page.locator("#library li[aria-current]")).to_have_count(1)
    start_empty(page)
    expect(title(page)).to_have_value("My decision")
    library(page).get_by_role("button", name="Open Mine", exact=True).click()
    expect(title(page)).to_have_value("Mine")
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Mine")


@pytest.mark.parametrize(
    "draft", ["{", "null", "7", '{"candidates": [null]}', "[" * 50_000, json.dumps(hostile.SCRIPT)]
)
def test_a_damaged_draft_of_the_first_version_harms_nothing(page: Page, draft: str) -> None:
    retitle(page, "Mine")
    page.evaluate("(text) => localStorage.setItem('aruntime/scorecard/1', text)", draft)
    page.evaluate(
        "localStorage.setItem('aruntime/searches/1:/', '[7, null, {}, \"<img src=x onerror=hacked=1>\"]')"
    )
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Mine")


def test_messages_of_other_tabs_are_read_before_they_are_believed(
    page: Page, context: BrowserContext, address: str
) -> None:
    retitle(page, "Mine")
    other = context.new_page()
    other.goto(f"{address}about/")
    other.evaluate(
        """() => {
            const junk = [null, 7, "x", {}, [], { query: "" }, { query: "", kinds: [null], total: 1 }, { query: "", kinds: 7 },
                { query: "", total: 1, whole: 1, kind: null, corrected: null, kinds: [{}] }, { asked: null }, { query: "", failed: {} }];
            for (const name of ["aruntime-scorecard /", "aruntime-search"]) {
                const channel = new BroadcastChannel(name);
                for (const each of junk) channel.postMessage(each);
            }
        }"""
    )
    page.wait_for_timeout(300)
    retitle(page, "Mine still")
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Mine still")


def addresses() -> tuple[str, ...]:
    """What is asked of the directory; made when it is, for to pack the largest takes a second."""
    return (
        "?layer=" + ",".join(f"x{i}" for i in range(1500)),
        "?columns=" + "layer," * 1500,
        "?pick=" + ",".join(f"x{i}" for i in range(1500)) + "&view=cards&sort=__proto__",
        "?__proto__=x&constructor=y&toString=z",
        "?text=" + urllib.parse.quote(hostile.SCRIPT),
        "?text=" + "w " * 3000,
        "?layer=%ff%00%zz&stack=%E2%80%AE,__proto__",
        "#layer=" + ",".join(f"x{i}" for i in range(200_000)),
        "#policy=",
        *(f"#policy={link}" for _, link in hostile.broken_links()),
        *(
            f"#policy={hostile.packed(json.dumps({'schema': 'aruntime/profile/1', 'id': 'p', 'title': hostile.SCRIPT, 'requirements': each}))}"
            for each in (
                None,
                [],
                "x",
                {"security": None},
                {"security": [None]},
                {"security": [{}]},
                {"security": [{"id": "a", "attest": "x"}] * 5000},
            )
        ),
    )


def test_the_directory_opens_whatever_its_address_asks_for(page: Page, address: str) -> None:
    page.goto(f"{address}runtimes/")
    expect(page.locator(".ar-chosen__count")).to_have_text(re.compile("entries|match"))
    for query in addresses():
        page.evaluate(
            """(query) => {
                history.pushState(null, "", location.pathname + query);
                dispatchEvent(new PopStateEvent("popstate"));
            }""",
            query,
        )
        expect(page.locator(".ar-chosen__count")).to_have_text(re.compile("entries|match"))
        if query.startswith("#policy=1."):
            expect(page.locator(".ar-policy").get_by_role("alert")).to_contain_text(
                "This policy cannot be used", timeout=60_000
            )
    page.goto(f"{address}runtimes/?layer=inference-engine")
    expect(page.get_by_role("button", name="Remove Layer: ")).to_be_visible()


@pytest.mark.parametrize(("path", "there"), [("compare", ".ar-compared"), ("stack", ".ar-stacked")])
def test_comparison_and_stack_open_whatever_their_addresses_ask_for(
    page: Page, address: str, path: str, there: str
) -> None:
    page.goto(f"{address}{path}/?ids=vllm,kserve")
    for ids in (
        "__proto__,constructor",
        urllib.parse.quote(hostile.SCRIPT),
        ",".join(f"x{i}" for i in range(1200)),
        "%ff%00,,++,",
        "vllm" + "+x" * 900,
    ):
        page.evaluate(
            """(query) => {
                history.pushState(null, "", location.pathname + query);
                dispatchEvent(new PopStateEvent("popstate"));
            }""",
            f"?ids={ids}&for={ids}&layers={ids}&show={ids}",
        )
        expect(page.locator(there).get_by_role("alert")).to_be_visible()
    page.goto(f"{address}{path}/?ids=vllm,kserve")
    expect(page.locator(there)).to_contain_text("vLLM")
    expect(page.locator(there).get_by_role("alert")).to_have_count(0)


def test_names_that_the_site_does_not_have_are_said(page: Page) -> None:
    for fragment in ("candidate=__proto__", "decision=constructor", "use-case=" + "x" * 500):
        page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
        expect(page.locator(".ar-notice")).to_contain_text("which this site does not have", timeout=30_000)
        page.get_by_role("button", name="Close", exact=True).click()


@contextmanager
def failing(chromium: Browser, address: str, folder: Path) -> Iterator[Page]:
    """A page whose view of the scores fails for decisions that are called so."""
    context = chromium.new_context(accept_downloads=True, service_workers="block")
    script = (folder / "assets/aruntime/javascripts/scorecard/views/grid/score-cell.js").read_text("utf-8")
    begin = "export function ScoreCell({ page, row, id }) {"
    assert begin in script
    broken = script.replace(
        begin,
        f'{begin}\n  if (page.store.decision.value.title.startsWith("Fails")) throw new Error("as it was told to");',
    )
    headers = {**read_headers(folder)["/*"], "Content-Type": "text/javascript"}
    context.route("**/grid/score-cell.js", lambda route: route.fulfill(headers=headers, body=broken))
    with watched(context, address, expected=("cannot be shown",)):
        yield open_scorecard(context, address)
        context.unroute_all(behavior="wait")
    context.close()


def test_where_a_view_fails_there_are_ways_on_and_a_good_link_heals(
    chromium: Browser, address: str, real_folder: Path
) -> None:
    failed = "This decision cannot be shown"
    with failing(chromium, address, real_folder) as page:
        retitle(page, "Mine")
        bad = hostile.packed(json.dumps({**hostile.good(), "title": "Fails"}))
        page.evaluate("(link) => { location.hash = `d=${link}`; }", bad)
        expect(page.get_by_role("alert")).to_contain_text(failed)
        page.reload()
        expect(page.get_by_role("alert")).to_contain_text(failed)
        expect(page.get_by_role("alert")).to_be_focused()
        page.keyboard.press("Tab")
        with page.expect_download() as waiting:
            page.keyboard.press("Enter")
        assert json.loads(Path(waiting.value.path()).read_text("utf-8"))["title"] == "Fails"
        for _ in ("Start empty", "Open the worked example", "Open Mine"):
            page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Open Mine")).to_be_focused()
        page.keyboard.press("Enter")
        expect(title(page)).to_have_value("Mine")
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("alert")).to_contain_text(failed)
        page.evaluate("(link) => { location.hash = `d=${link}`; }", GOOD)
        expect(title(page)).to_have_value("A good one")
        page.evaluate("(link) => { location.hash = `d=${link}`; }", bad)
        page.get_by_role("button", name="Start empty").click()
        expect(title(page)).to_have_value("My decision")


def test_a_page_takes_no_more_candidates_than_it_opens_again(page: Page) -> None:
    first = hostile.good()["candidates"][0]
    many = {**hostile.good(), "title": "Full", "requirements": {}}
    many["candidates"] = [{"id": f"c-{i}", "components": first["components"]} for i in range(40)]
    page.evaluate("(link) => { location.hash = `d=${link}`; }", hostile.packed(json.dumps(many)))
    expect(title(page)).to_have_value("Full")
    add(page, "candidate", "vLLM")
    expect(page.locator(".ar-notice")).to_contain_text(
        "Nothing was changed: it has 41 candidates, and this page takes 40"
    )
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Full")


def test_a_decision_that_would_not_open_from_a_link_is_not_made_one(page: Page) -> None:
    page.locator(".ar-grid__name").first.click()
    version = page.get_by_label("Version of", exact=False).first
    version.evaluate("(each) => each.removeAttribute('maxlength')")
    version.fill("9" * 200)
    version.press("Enter")
    page.get_by_role("button", name="Share").click()
    expect(page.locator(".ar-notice")).to_contain_text(
        "would not open, so none was made: candidates[0].components."
    )
    page.reload()
    alive(page)
    page.locator(".ar-grid__name").first.click()
    expect(page.get_by_label("Version of", exact=False).first).to_have_value("9" * 200)

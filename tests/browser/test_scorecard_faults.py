"""What can go wrong in a reader's browser goes wrong here: each time in words, and nothing typed is lost."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from mkdocs_aruntime.cli.serve import read_headers
from tabs import alive, answered, export, import_file, library, open_scorecard, retitle, title, wake, watched

pytestmark = pytest.mark.browser

type Serve = Callable[..., str]

HOSTILE = (
    '=HYPERLINK("//x.example","a") <img src=x onerror="window.hacked=1"> \u202eevil\u202c 🦄 </script>\' --'
)


@contextmanager
def opened(
    chromium: Browser, address: str, *, script: str = "", expected: tuple[str, ...] = ()
) -> Iterator[BrowserContext]:
    """A browser of its own, with a script that damages every page before it runs."""
    context = chromium.new_context(accept_downloads=True, service_workers="block")
    context.add_init_script(script or "0")
    with watched(context, address, expected=expected):
        yield context
        context.unroute_all(behavior="wait")  # a handler that outlives its test would fail the next one
    context.close()


def with_worker(context: BrowserContext, folder: Path, change: Callable[[str], str]) -> None:
    """Send the worker's script changed; what was there is read from the site's folder, so nothing is in flight."""
    real = (folder / "assets/aruntime/javascripts/evaluator/worker.js").read_text("utf-8")
    changed = change(real)
    assert changed != real
    headers = {**read_headers(folder)["/*"], "Content-Type": "text/javascript"}
    context.route("**/evaluator/worker.js", lambda route: route.fulfill(headers=headers, body=changed))


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    with opened(chromium, address) as context:
        yield open_scorecard(context, address)


def exported(page: Page) -> dict[str, Any]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export the decision").first.click()
    found = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_a_killed_worker_is_replaced_and_the_answer_comes(page: Page) -> None:
    retitle(page, "Before")
    answered(page)
    for _ in range(2):
        next(each for each in page.workers if each.url.startswith("blob:")).evaluate("self.close()")
        retitle(page, "After")
        answered(page)
        retitle(page, "Before")


def test_too_little_memory_is_said_and_the_decision_is_whole(
    chromium: Browser, address: str, real_folder: Path
) -> None:
    lack = "WebAssembly.Memory = class { constructor() { throw new RangeError('could not allocate memory'); } };\n"
    with opened(chromium, address) as context:
        with_worker(context, real_folder, lambda script: lack + script)
        page = open_scorecard(context, address)
        retitle(page, "Whole")
        expect(page.get_by_role("alert")).to_contain_text("too little free memory", timeout=30_000)
        assert exported(page)["title"] == "Whole"
        context.unroute("**/evaluator/worker.js")
        page.get_by_role("button", name="Try again").click()
        answered(page)
        expect(page.get_by_role("alert")).to_have_count(0)


def test_memory_that_runs_out_while_answering_is_said(
    chromium: Browser, address: str, real_folder: Path
) -> None:
    asked = "evaluatorModule.handle(request)"
    with opened(chromium, address) as context:
        with_worker(
            context,
            real_folder,
            lambda script: script.replace(asked, f"{asked[:-8]}'[' + request.repeat(1e9))"),
        )
        page = open_scorecard(context, address)
        retitle(page, "Whole")
        expect(page.get_by_role("alert")).to_contain_text("Your decision is safe.", timeout=60_000)
        assert exported(page)["title"] == "Whole"


def test_forbidden_webassembly_is_said_and_the_decision_is_whole(
    chromium: Browser, real_folder: Path, serve: Serve
) -> None:
    headers = read_headers(real_folder)
    policy = headers["/*"]["Content-Security-Policy"].replace("'wasm-unsafe-eval' ", "")
    strict = serve(real_folder, headers={"/*": {"Content-Security-Policy": policy}})
    with opened(chromium, strict, expected=("Content Security Policy", "wasm")) as context:
        page = open_scorecard(context, strict)
        retitle(page, "Whole")
        expect(page.get_by_role("alert")).to_contain_text("keeps WebAssembly from running", timeout=30_000)
        assert exported(page)["title"] == "Whole"
        page.reload()
        alive(page)
        expect(title(page)).to_have_value("Whole")


BLOCKED = """
for (const name of ["indexedDB", "localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}
"""


def test_blocked_storage_is_said_and_the_page_works_on(chromium: Browser, address: str) -> None:
    with opened(chromium, address, script=BLOCKED, expected=("denied",)) as context:
        page = open_scorecard(context, address)
        expect(page.get_by_role("alert")).to_contain_text("does not let the page keep anything")
        title(page).fill("Here only")
        answered(page)
        page.get_by_role("button", name="Undo").click()
        page.get_by_role("button", name="Redo").click()
        assert exported(page)["title"] == "Here only"


def test_a_page_with_unkept_changes_asks_before_it_is_closed(chromium: Browser, address: str) -> None:
    with opened(chromium, address, script=BLOCKED, expected=("denied",)) as context:
        page = open_scorecard(context, address)
        title(page).press_sequentially("!")
        asked: list[str] = []

        def stay(dialog: Any) -> None:
            asked.append(dialog.type)
            dialog.dismiss()

        page.on("dialog", stay)
        page.close(run_before_unload=True)
        page.wait_for_timeout(1000)
        assert asked == ["beforeunload"]


FULL = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...row) {
    if (window.full) throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, row);
};
"""


def test_full_storage_is_said_and_nothing_is_lost(chromium: Browser, address: str) -> None:
    with opened(chromium, address, script=FULL) as context:
        page = open_scorecard(context, address)
        retitle(page, "Kept")
        page.evaluate("window.full = true")
        title(page).fill("Too much")
        expect(page.get_by_role("alert")).to_contain_text("storage is full")
        assert exported(page)["title"] == "Too much"
        page.evaluate("window.full = false")
        title(page).fill("Room again")
        expect(page.get_by_role("alert")).to_have_count(0)
        page.reload()
        alive(page)
        expect(title(page)).to_have_value("Room again")


def test_a_newer_page_s_storage_is_left_alone(page: Page, address: str) -> None:
    retitle(page, "Of today")
    page.evaluate(
        """async () => {
            const [{ name, version }] = await indexedDB.databases();
            await new Promise((resolve) => { const asked = indexedDB.open(name, version + 1); asked.onsuccess = resolve; });
        }"""
    )
    expect(page.get_by_role("alert")).to_contain_text("newer version of this page has taken over")
    title(page).fill("Typed since")
    assert exported(page)["title"] == "Typed since"
    other = open_scorecard(page.context, address)
    expect(other.get_by_role("alert")).to_contain_text("newer version of this page")


def test_a_kept_decision_of_a_newer_format_is_listed_and_exported_untouched(page: Page) -> None:
    retitle(page, "Of today")
    page.evaluate(
        """async () => {
            const [{ name }] = await indexedDB.databases();
            const database = await new Promise((resolve) => { const asked = indexedDB.open(name); asked.onsuccess = () => resolve(asked.result); });
            const rows = database.transaction("decisions", "readwrite").objectStore("decisions");
            const decision = { schema: "aruntime/decision/7", id: "f", title: "From the future" };
            rows.put({ key: "f", decision, revision: 1, writer: "w", changed: "2026-11-24T00:00:00Z" });
            await new Promise((resolve) => { rows.transaction.oncomplete = resolve; });
            database.close();
        }"""
    )
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Of today")
    library(page)
    expect(page.locator("#library")).to_contain_text("written by a newer version of this page")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export From the future").click()
    assert json.loads(Path(waiting.value.path()).read_text("utf-8"))["schema"] == "aruntime/decision/7"


def test_five_megabytes_pasted_are_refused_in_words(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    retitle(page, "Short")
    page.evaluate("navigator.clipboard.writeText('x'.repeat(5_000_000))")
    page.get_by_role("button", name="Needs and context").click()
    for field, room in ((title(page), "300"), (page.get_by_label("Problem"), "4,000")):
        field.focus()
        page.keyboard.press("Control+a")
        page.keyboard.press("Control+v")
        expect(page.locator(".ar-notice")).to_contain_text(
            f"The text has 5,000,000 characters; this field takes {room}. Nothing was pasted."
        )
    expect(title(page)).to_have_value("Short")


def test_hostile_text_in_every_field_stays_text(page: Page) -> None:
    page.get_by_role("button", name="Needs and context").click()
    page.evaluate(
        "document.querySelectorAll('#ar-scorecard details').forEach((each) => { each.open = true; })"
    )
    fields = page.locator("#ar-scorecard :is(input[type=text], textarea):visible")
    for i in range(fields.count()):
        fields.nth(i).evaluate(
            """(field, text) => {
                field.value = text.slice(0, field.maxLength > 0 ? field.maxLength : 300);
                for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
            }""",
            HOSTILE,
        )
    expect(title(page)).to_have_value(HOSTILE)
    expect(page.locator("#result")).to_contain_text(HOSTILE.strip())
    assert page.evaluate("window.hacked") is None
    assert page.locator("#ar-scorecard img").count() == 0


def test_no_cell_of_the_csv_is_a_formula(page: Page, tmp_path: Path) -> None:
    example = json.loads(page.locator("#ar-scorecard-data").text_content() or "")["decision"]
    for sign, candidate in zip("=+-@", example["candidates"], strict=False):
        candidate["name"] = f"{sign}1+1 {HOSTILE[:60]}"
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(example), "utf-8")
    import_file(page, file)
    expect(page.locator(".ar-grid__table thead")).to_contain_text("=1+1", timeout=30_000)
    with page.expect_download() as waiting:
        page.locator(".ar-record").get_by_role("button", name="Gates and results (.csv)").click()
    with Path(waiting.value.path()).open(encoding="utf-8", newline="") as text:
        cells = [cell for row in csv.reader(text) for cell in row]
    assert sum("1+1" in cell for cell in cells) == 4
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_the_first_answer_does_not_wait_for_the_directory(chromium: Browser, address: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    with opened(chromium, address) as context:
        context.route("**/api/v1/runtimes.json", hold)
        page = open_scorecard(context, address)
        retitle(page, "Soon")
        expect(page.locator(".ar-scorecard__status")).to_contain_text("Result:", timeout=30_000)
        expect(page.locator(".ar-result[data-stale]")).to_have_count(1)
        held.pop().continue_()
        answered(page)


def test_yaml_that_cannot_be_fetched_is_said_and_json_still_works(chromium: Browser, address: str) -> None:
    with opened(chromium, address, expected=("ERR_FAILED",)) as context:
        context.route("**/vendor/js-yaml.js", lambda route: route.abort())
        page = open_scorecard(context, address)
        export(page, "Editable decision (.yml)")
        expect(page.locator(".ar-notice")).to_contain_text("JSON works without it")
        with page.expect_download() as waiting:
            export(page, "Editable decision (.json)")
        assert waiting.value.suggested_filename == "chat-assistant-for-staff-eu-region.decision.json"


def test_a_start_that_hangs_is_told_after_ten_seconds_with_a_way_out(chromium: Browser, address: str) -> None:
    held: list[Route] = []
    with opened(chromium, address) as context:
        context.route("**/manifest.json", lambda route: held.append(route))  # noqa: PLW0108 - it needs a function
        page = open_scorecard(context, address)
        retitle(page, "Hangs")
        expect(page.get_by_role("alert")).to_contain_text("has not started after ten seconds", timeout=14_000)
        assert exported(page)["title"] == "Hangs"
        context.unroute_all(behavior="ignoreErrors")
        page.get_by_role("button", name="Reload the page").click()
        expect(title(page)).to_have_value("Hangs")
        answered(page)
        expect(page.get_by_role("alert")).to_have_count(0)


def test_an_answer_that_stays_away_is_told_after_ten_seconds_with_a_way_out(
    chromium: Browser, address: str
) -> None:
    with opened(chromium, address) as context:
        page = open_scorecard(context, address)
        wake(page)
        page.evaluate(
            "() => { window.post = Worker.prototype.postMessage; Worker.prototype.postMessage = () => {}; }"
        )
        retitle(page, "Waits")
        told = page.get_by_role("alert").filter(has_text="has not answered for ten seconds")
        expect(told).to_be_visible(timeout=14_000)
        page.evaluate("() => { Worker.prototype.postMessage = window.post; }")
        told.get_by_role("button", name="Restart Python").click()
        answered(page)
        expect(page.get_by_role("alert")).to_have_count(0)


def test_a_request_to_anybody_else_is_refused_and_would_fail_a_test(chromium: Browser, address: str) -> None:
    context = chromium.new_context(service_workers="block")
    watch = watched(context, address)
    watch.__enter__()
    page = open_scorecard(context, address)
    assert page.evaluate("fetch('https://x.example/').then(() => 'sent', () => 'refused')") == "refused"
    with pytest.raises(AssertionError, match=r"x\.example"):
        watch.__exit__(None, None, None)
    context.close()

"""The command line as people type it, on the minimal site."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from commands import Run
from editing import edit
from mkdocs_aruntime.cli.main import COMMANDS, main

DAY = ["--as-of", "2026-11-23"]
BROKER = Path("docs/decisions/broker.decision.yml")


def test_every_command_shows_examples(run: Run) -> None:
    for command in COMMANDS:
        result = run(command.name, "--help")
        assert result.exit_code == 0
        assert "Example" in result.output, command.name


def test_evaluate_shows_the_answer_as_plain_text_where_there_is_no_terminal(run: Run) -> None:
    result = run("evaluate", BROKER, *DAY)
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    lines = result.output.splitlines()
    assert lines[0] == "A broker for the sensors"
    standings = [line.split()[:2] for line in lines[4:7]]
    assert standings == [["alpha", "qualified"], ["beta", "disqualified"], ["gamma", "conditional"]]
    assert "Confidence high" in lines


def test_the_commands_stand_in_the_order_of_use_each_told_whole(run: Run) -> None:
    lines = run("--help").output.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in lines if line[2] != " "] == [command.name for command in COMMANDS]
    assert not [line for line in lines if line.endswith("...")]


def test_evaluate_says_what_would_change_the_first_place(run: Run) -> None:
    told = run("evaluate", BROKER, *DAY).output
    assert "What would change the first place\n" in told
    assert "  without evidence of E1 and E2, nobody is first\n" in told


def test_what_is_to_prove_stands_under_its_candidate(run: Run) -> None:
    told = run("evaluate", BROKER, *DAY).output.split("To prove")[1].splitlines()
    assert told[1].startswith("  ")
    assert told[1].strip() in {"alpha", "beta", "gamma"}
    assert told[2].startswith("    ")


def test_evaluate_gives_json(run: Run) -> None:
    result = run("evaluate", BROKER, "--json", "--draws", 50, *DAY)
    found = json.loads(result.output)
    assert found["inputs"]["draws"] == 50
    assert {each["id"] for each in found["candidates"]} == {"alpha", "beta", "gamma"}


def test_evaluate_at_the_shortlist_stage_asks_for_less(run: Run) -> None:
    strict = json.loads(run("evaluate", BROKER, "--json", *DAY).output)
    lenient = json.loads(run("evaluate", BROKER, "--json", "--stage", "shortlist", *DAY).output)
    assert (strict["inputs"]["stage"], lenient["inputs"]["stage"]) == ("decide", "shortlist")


def test_evaluate_writes_madr_sarif_and_csv(run: Run) -> None:
    madr = run("evaluate", BROKER, "--madr", *DAY).output
    assert yaml.safe_load(madr.split("---")[1])["status"] == "proposed"
    sarif = json.loads(run("evaluate", BROKER, "--sarif", *DAY).output)
    lines = BROKER.read_text("utf-8").split("\n")
    for each in sarif["runs"][0]["results"]:
        candidate = each["partialFingerprints"]["check/v1"].split("/")[0]
        region = each["locations"][0]["physicalLocation"]["region"]
        assert f"id: {candidate}" in lines[region["startLine"] - 1][region["startColumn"] - 1 :]
    (amqp, *_) = (each for each in sarif["runs"][0]["results"] if "fit.amqp" in each["message"]["text"])
    required = amqp["relatedLocations"][0]["physicalLocation"]["region"]
    assert "id: amqp" in lines[required["startLine"] - 1]
    fewer = json.loads(run("evaluate", BROKER, "--sarif", "--problems-only", *DAY).output)["runs"][0][
        "results"
    ]
    assert 0 < len(fewer) < len(sarif["runs"][0]["results"])
    assert "give both" in run("evaluate", BROKER, "--problems-only", *DAY).output
    assert sarif["version"] == "2.1.0"
    rows = list(csv.reader(io.StringIO(run("evaluate", BROKER, "--csv", *DAY).output)))
    assert len({len(row) for row in rows}) == 1


def test_sarif_names_the_file_as_a_code_host_looks_for_it(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def uris(decision: Path) -> set[str]:
        results = json.loads(run("evaluate", decision, "--sarif", *DAY).output)["runs"][0]["results"]
        return {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results}

    decision = copy / "docs" / "decisions" / "a b.decision.yml"
    decision.write_bytes(BROKER.read_bytes())
    assert uris(decision) == {"docs/decisions/a%20b.decision.yml"}
    monkeypatch.chdir(copy / "docs")
    assert uris(decision) == {"decisions/a%20b.decision.yml"}
    (copy / ".git").mkdir()
    assert uris(decision) == {"docs/decisions/a%20b.decision.yml"}


def test_evaluate_in_ci_fails_unless_the_expected_candidate_is_recommended(run: Run) -> None:
    assert run("evaluate", BROKER, "--expect", "alpha", *DAY).exit_code == 0
    typo = run("evaluate", BROKER, "--expect", "alhpa", *DAY)
    assert (typo.exit_code, "'alhpa' is not in this decision; did you mean 'alpha'?" in typo.output) == (
        2,
        True,
    )
    result = run("evaluate", BROKER, "--expect", "beta", *DAY)
    assert result.exit_code == 1
    assert "'beta' was expected, but the recommendation is alpha" in result.output


def test_a_bad_decision_is_told_every_problem_with_its_place(run: Run, copy: Path) -> None:
    edit(copy / BROKER, "claim: protocols.amqp", "claim: protocols.amqq")
    edit(copy / BROKER, "importance: {reach: high", "importance: {reach: hgh")
    result = run("evaluate", BROKER, *DAY)
    assert result.exit_code == 2
    assert "broker.decision.yml:8:18: requirements.fit[0].claim: 'protocols.amqq'" in result.output
    assert "'hgh' is not a known importance level; did you mean 'high'?" in result.output


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ("importance: {reach: none, cost: none}", "importance: nothing can be weighed"),
        ("points: {reach: 0, cost: 0}", "points: nothing can be weighed"),
        ("ranges: {reach: [60, 70], cost: [50, 60]}", "ranges: the least weights add up to 110 points"),
        ("ranges: {reach: [0, 20]}", "ranges: the greatest weights add up to 20 points"),
    ],
)
@pytest.mark.parametrize("command", ["evaluate", "explain", "record"])
def test_weights_that_cannot_be_are_told_and_not_traced(
    run: Run, copy: Path, weights: str, said: str, command: str
) -> None:
    edit(copy / BROKER, "importance: {reach: high, cost: low}", weights)
    arguments = ["--choose", "alpha", "--why", "It must."] if command == "record" else []
    result = run(command, BROKER, *arguments, *DAY)
    assert (result.exit_code, isinstance(result.exception, SystemExit)) == (2, True), result.output
    assert f"{BROKER}:" in result.output
    assert said in result.output


def test_a_policy_that_weighs_nothing_says_what_to_do(run: Run, copy: Path) -> None:
    edit(copy / "policy.yml", "lo: 5, hi: 15", "lo: 0, hi: 0")
    edit(copy / "policy.yml", "lo: 20, hi: 60", "lo: 0, hi: 0")
    result = run("evaluate", BROKER, *DAY)
    assert result.exit_code == 2
    assert "no level has a weight above 0, so nothing could be weighed" in result.output


def test_a_bad_catalog_is_told_with_its_place(run: Run, copy: Path) -> None:
    edit(copy / "runtimes" / "alpha.yml", "layers: [broker]", "layers: [brokr]")
    result = run("evaluate", BROKER, *DAY)
    assert result.exit_code == 2
    assert "runtimes/alpha.yml:" in result.output


def test_explain_shows_quotes_levels_and_dates(run: Run) -> None:
    result = run("explain", BROKER, "alpha", "fit.client", *DAY)
    assert result.exit_code == 0
    assert "evidence[0]: positive E3, counts" in result.output
    assert "collected 2026-11-02" in result.output
    assert "amqp" not in result.output


def test_explain_shows_waivers_and_every_candidate(run: Run) -> None:
    result = run("explain", BROKER, *DAY)
    assert "waiver in-force: B. Owner carries the risk" in result.output
    assert "score reach 1.5–2.5 of 4, no narrower on E2" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["alfa"], "'alfa' is not in this decision; did you mean 'alpha'?"),
        (["alpha", "fit.amkp"], "'fit.amkp' is not in this decision; did you mean 'fit.amqp'?"),
        (["zzzz"], "'zzzz' is not in this decision; known are alpha, beta, gamma"),
    ],
)
def test_explain_says_what_it_does_not_know(run: Run, arguments: list[str], message: str) -> None:
    result = run("explain", BROKER, *arguments, *DAY)
    assert result.exit_code == 2
    assert message in result.output


def write_record(run: Run, *more: str) -> Result:
    return run("record", BROKER, "--choose", "alpha", "--why", "It passed.", "--by", "A. Lead", *more, *DAY)


def test_record_writes_json_and_markdown(run: Run, copy: Path) -> None:
    result = write_record(run, "--status", "accepted", "--out", "records")
    assert result.exit_code == 0, result.output
    kept = json.loads((copy / "records" / "broker.record.json").read_text("utf-8"))
    assert kept["choice"]["candidate"] == "alpha"
    front = yaml.safe_load((copy / "records" / "0001-broker.md").read_text("utf-8").split("---")[1])
    assert front["status"] == "accepted"


def test_record_marks_the_one_that_it_supersedes(run: Run, copy: Path) -> None:
    write_record(run, "--out", "records")
    edit(copy / BROKER, "id: broker\n", "id: broker-2\n")
    result = write_record(run, "--supersedes", "records/broker.record.json", "--out", "records")
    assert result.exit_code == 0, result.output
    old = json.loads((copy / "records" / "broker.record.json").read_text("utf-8"))
    new = json.loads((copy / "records" / "broker-2.record.json").read_text("utf-8"))
    assert (old["superseded-by"], old["choice"]["status"]) == ("broker-2", "superseded")
    assert new["choice"]["supersedes"] == "broker"
    assert 'status: "superseded by broker-2"' in (copy / "records" / "0001-broker.md").read_text("utf-8")


def test_record_refuses_to_supersede_itself_or_to_choose_nobody_known(run: Run) -> None:
    write_record(run)
    result = write_record(run, "--supersedes", "broker.record.json")
    assert result.exit_code == 2
    assert "a record cannot supersede itself" in result.output
    result = run("record", BROKER, "--choose", "omega", "--why", "No.", *DAY)
    assert result.exit_code == 2
    assert "'omega' is not a candidate of this decision" in result.output


def test_review_exits_with_0_1_or_2(run: Run, copy: Path) -> None:
    write_record(run)
    fresh = run("review", "broker.record.json", *DAY)
    assert (fresh.exit_code, fresh.output) == (0, "fresh broker as of 2026-11-23\n")
    due = run("review", "broker.record.json", "--as-of", "2028-01-01")
    assert due.exit_code == 1
    assert "evidence-expiry" in due.output
    assert "drift" not in due.output
    (copy / "bad.json").write_text("{", "utf-8")
    bad = run("review", "broker.record.json", "bad.json", *DAY)
    assert bad.exit_code == 2
    assert "fresh broker" in bad.output
    assert "bad.json:1:2: the record is not JSON: Expecting property name" in bad.output


def test_review_tells_what_drifted_and_whether_the_choice_would_still_win(run: Run) -> None:
    write_record(run)
    found = json.loads(run("review", "broker.record.json", "--json", "--as-of", "2028-01-01").output)
    assert found["still-first"] is False
    assert {each["candidate"] for each in found["drift"]} >= {"alpha"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 100_000, "x.json: the record is not JSON that can be read: it is nested too deep"),
        ("9" * 5000, "x.json: the record is not JSON that can be read: a number has too many digits"),
        ('{"schema": "aruntime/record/1"}', "x.json: decision: 'decision' is missing"),
        ("\x00", "x.json:1:1: the record is not JSON: Expecting value"),
    ],
)
def test_a_record_that_is_none_is_told_why(run: Run, copy: Path, text: str, message: str) -> None:
    (copy / "x.json").write_text(text, "utf-8")
    result = run("review", "x.json", *DAY)
    assert result.exit_code == 2
    assert message in result.output
    assert "Traceback" not in result.output


def test_a_record_in_another_encoding_is_told_so(run: Run, copy: Path) -> None:
    write_record(run)
    path = copy / "broker.record.json"
    text = path.read_text("utf-8")
    path.write_text(text, "utf-8-sig")
    assert run("review", path, *DAY).exit_code == 0
    path.write_text(text, "utf-16")
    result = run("review", path, *DAY)
    assert (result.exit_code, "the file is not UTF-8 text (byte 0)" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--why", "", "choice.why: found 0 characters; expected 1 to 4000 characters"),
        ("--why", "\x1b[31m", "choice.why: holds U+001B, which is no printable character"),
        ("--by", "", "choice.by[0]: found 0 characters; expected 1 to 300 characters"),
    ],
)
def test_record_writes_none_that_could_not_be_read_again(
    run: Run, copy: Path, option: str, value: str, message: str
) -> None:
    result = run("record", BROKER, "--choose", "alpha", "--why", "It passes.", option, value, *DAY)
    assert result.exit_code == 2
    assert message in result.output
    assert not (copy / "broker.record.json").exists()


def test_record_writes_over_a_proposal_and_over_nothing_else(run: Run) -> None:
    again = ("record", BROKER, "--choose", "alpha", "--why", "It passes.", *DAY)
    assert run(*again).exit_code == 0
    assert run(*again, "--status", "accepted").exit_code == 0
    result = run(*again)
    assert result.exit_code == 2
    assert (
        "broker.record.json is already there, and accepted; give the new decision another id" in result.output
    )


@pytest.mark.parametrize("command", [("init",), ("record", BROKER, "--why", "x")])
def test_a_folder_that_cannot_be_written_is_told(run: Run, copy: Path, command: tuple[object, ...]) -> None:
    (copy / "taken").write_text("", "utf-8")
    out = "taken/x.yml" if command == ("init",) else "taken/x"
    result = run(*command, "--out", out)
    assert result.exit_code == 2
    assert result.output.startswith("Error: taken")
    assert "Traceback" not in result.output


def test_a_record_that_no_file_can_hold_is_bad(run: Run, copy: Path) -> None:
    assert run("record", BROKER, "--choose", "alpha", "--why", "It passes.", *DAY).exit_code == 0
    path = copy / "broker.record.json"
    edit(path, '"title":"A broker', '"title":"\\ud800 broker')
    result = run("review", path, *DAY)
    assert result.exit_code == 2
    assert "decision.title: holds U+D800, which is no printable character" in result.output


def test_a_record_of_a_runtime_that_is_gone_is_bad(run: Run, copy: Path) -> None:
    write_record(run)
    for path in sorted(copy.rglob("*")):  # beta is called beto from now on
        if path.is_file() and path.suffix in {".yml", ".md"}:
            text = path.read_text("utf-8")
            path.write_text(re.sub(r"\bbeta\b", "beto", text), "utf-8")
    (copy / "runtimes/beta.yml").rename(copy / "runtimes/beto.yml")
    result = run("review", "broker.record.json", *DAY)
    assert result.exit_code == 2
    assert "'beta' is not a known runtime" in result.output


def test_a_record_that_was_changed_after_it_was_written_is_bad(run: Run, copy: Path) -> None:
    write_record(run)
    file = copy / "broker.record.json"
    file.write_text(re.sub(r'"why":"[^"]*"', '"why":"Another reason."', file.read_text("utf-8")), "utf-8")
    result = run("review", "broker.record.json", *DAY)
    assert result.exit_code == 2
    assert "broker.record.json: digest: the record was changed after it was written" in result.output


def test_init_writes_a_decision_that_evaluates_as_it_stands(run: Run) -> None:
    assert run("init", "--use-case", "sensors").exit_code == 0
    assert run("evaluate", "sensors.decision.yml", *DAY).exit_code == 0
    assert run("init").exit_code == 0
    assert run("evaluate", "my-decision.decision.yml", *DAY).exit_code == 0


def test_init_makes_the_folder_and_takes_only_an_id_that_evaluates(run: Run, copy: Path) -> None:
    assert run("init", "--out", "new/folder/x.decision.yml").exit_code == 0
    assert (copy / "new/folder/x.decision.yml").exists()
    result = run("init", "--id", "../x")
    assert result.exit_code == 2
    assert "Invalid value for --id: '../x' is not a kebab-case id" in result.output


def test_init_overwrites_nothing_and_knows_the_use_cases(run: Run) -> None:
    run("init")
    again = run("init")
    assert again.exit_code == 1
    assert "is already there" in again.output
    unknown = run("init", "--use-case", "sensor")
    assert unknown.exit_code == 2
    assert "'sensor' is not a use case; did you mean 'sensors'?" in unknown.output
    unknown = run("init", "--use-case", "xyz")
    assert "'xyz' is not a use case; known are sensors" in unknown.output


def test_new_starts_an_entry_once(run: Run, copy: Path) -> None:
    assert run("new", "delta", "--name", "Delta", "--repository", "https://example.org/delta").exit_code == 0
    text = (copy / "runtimes" / "delta.yml").read_text("utf-8")
    assert yaml.safe_load(text)["name"] == "Delta"
    assert "delta.yml is already there" in run("new", "delta").output


@pytest.mark.parametrize(
    "name",
    ["../../x", "/x", "a/b", "..", ".", "", "x.yml", "Upper", "con", "index", "a\nb", "vocabulary"],
)
def test_new_writes_nothing_for_a_name_that_is_none(run: Run, copy: Path, name: str) -> None:
    before = sorted(copy.parent.rglob("*"))
    result = run("new", "--", name)
    assert result.exit_code in {1, 2}
    assert "Traceback" not in result.output
    assert sorted(copy.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--name", "A\nkind: evil"),
        ("--name", "\x1b[31m"),
        ("--repository", "javascript:alert(1)"),
    ],
)
def test_new_takes_only_what_the_entry_may_say(run: Run, copy: Path, option: str, value: str) -> None:
    result = run("new", "delta", option, value)
    if result.exit_code == 0:
        assert yaml.safe_load((copy / "runtimes" / "delta.yml").read_text("utf-8"))["name"] == value
    else:
        assert f"Invalid value for {option}" in result.output


def test_new_says_what_was_given_and_nothing_more(run: Run, copy: Path) -> None:
    assert run("new", "delta", "--name", 'A: "b" # {c}, [d]').exit_code == 0
    read = yaml.safe_load((copy / "runtimes" / "delta.yml").read_text("utf-8"))
    assert (read["name"], read["kind"]) == ('A: "b" # {c}, [d]', "runtime")


@pytest.mark.parametrize("command", [("new", "delta"), ("init", "--out", "delta.decision.yml")])
def test_what_is_written_does_not_follow_a_link(run: Run, copy: Path, command: tuple[str, ...]) -> None:
    link = copy / ("runtimes/delta.yml" if command[0] == "new" else "delta.decision.yml")
    link.symlink_to(copy.parent / "outside")
    assert run(*command).exit_code != 0
    assert not (copy.parent / "outside").exists()


@pytest.mark.parametrize("name", ["con", "index", "../x", "Upper"])
def test_init_takes_no_reserved_name(run: Run, name: str) -> None:
    result = run("init", "--id", name)
    assert (result.exit_code, "Invalid value for --id" in result.output) == (2, True)


def test_prose_tells_a_page_that_is_no_text(run: Run, copy: Path) -> None:
    (copy / "docs" / "index.md").write_bytes(b"# \xff\n")
    result = run("prose")
    assert result.exit_code == 2
    assert "docs/index.md:1:3: the file is not UTF-8 text (byte 2)" in result.output


def test_a_bad_file_is_told_in_lines_that_nobody_obeys(run: Run, copy: Path) -> None:
    """The name of a file comes from strangers too, where a command is given many."""
    path = copy / "a\n::error::b\x1b[31m.json"
    path.write_text("{", "utf-8")
    told = run("review", path, *DAY).output
    assert "\x1b" not in told
    assert not [line for line in told.splitlines() if line.startswith("::")]
    assert "not JSON" in told


def test_validate_counts_or_tells(run: Run, copy: Path) -> None:
    good = run("validate")
    assert good.exit_code == 0
    assert good.output.startswith("3 runtimes, ")
    edit(copy / "runtimes" / "alpha.yml", "layers: [broker]", "layers: [brokr]")
    bad = run("validate", "--format", "github")
    assert bad.exit_code == 1
    assert bad.output.startswith("::error file=runtimes/alpha.yml,line=")


def test_generate_writes_what_is_missing_and_checks_what_is_there(run: Run, copy: Path) -> None:
    assert run("generate", "--check").exit_code == 1
    assert run("generate").exit_code == 0
    assert run("generate", "--check").exit_code == 0
    (copy / "runtimes" / "schema.json").write_text("{}", "utf-8")
    assert run("generate", "--check").exit_code == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_each_shell(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_ARUNTIME_COMPLETE" in result.output


def test_a_folder_without_a_site_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["validate"])
    assert result.exit_code == 2
    assert "no mkdocs.yml here or above" in result.output


SAID = "AMQP in Alpha: supported."
README = "https://github.com/alpha/alpha/blob/v1/README.md"


@pytest.fixture
def mirror(copy: Path, tmp_path: Path) -> Path:
    """A checkout of what the entry of Alpha cites, at a tag."""
    edit(
        copy / "runtimes" / "alpha.yml",
        'url: "https://example.org/alpha/readme", publisher: Alpha, kind: documentation, version: "1.10"',
        'url: "https://github.com/alpha/alpha/blob/v1/README.md", publisher: Alpha, kind: documentation',
    )
    repository = tmp_path / "mirror" / "alpha+alpha"
    repository.mkdir(parents=True)
    (repository / "README.md").write_text("Alpha is\nunder MIT.\n", "utf-8")
    (repository / "protocols.md").write_text(f"> {SAID}\n", "utf-8")
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "1"],
        ["tag", "v1"],
    ):
        subprocess.run(["git", "-C", str(repository), *command], check=True)
    return repository.parent


def test_verify_quotes_tells_found_moved_gone_and_not_checkable(run: Run, mirror: Path) -> None:
    result = run("verify-quotes", "--mirror", mirror)
    assert result.exit_code == 1
    moved, gone, counts = result.output.splitlines()
    assert moved.endswith(
        "protocols.amqp: this quote is in another file, whose address belongs here: protocols.md; "
        "give the quote a source with that address [quote-moved] (a warning)"
    )
    assert gone.startswith("runtimes/alpha.yml:")
    assert gone.endswith(
        "data.telemetry: this quote is not where it is said to be: README.md; "
        "quote words that stand there, or name the source that has these [quote-gone]"
    )
    assert counts == "1 found, 1 moved, 1 gone, 7 not-checkable"


def test_verify_quotes_gives_json_of_the_runtimes_asked_for(run: Run, mirror: Path) -> None:
    result = run("verify-quotes", "--mirror", mirror, "--only", "alpha", "--format", "json")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [
        (each["level"], each["file"], each["rule"], each["found"], each["expected"]) for each in found
    ] == [
        ("warning", "runtimes/alpha.yml", "quote-moved", SAID, f"words of {README}"),
        ("error", "runtimes/alpha.yml", "quote-gone", "Alpha never calls home.", f"words of {README}"),
    ]
    text = (mirror.parent / "site" / "runtimes" / "alpha.yml").read_text("utf-8").splitlines()
    assert [SAID in text[found[0]["line"] - 1], found[0]["path"]] == [True, ""]
    assert "1 found, 1 moved, 1 gone, 0 not-checkable" in result.stderr


@pytest.mark.parametrize(
    ("style", "begins"),
    [("markdown", "- **error** runtimes/alpha.yml:"), ("github", "::error file=runtimes/alpha.yml,line=")],
)
def test_verify_quotes_tells_the_same_in_every_format(
    run: Run, mirror: Path, style: str, begins: str
) -> None:
    lines = run("verify-quotes", "--mirror", mirror, "--format", style).output.splitlines()
    assert [line.startswith(begins) for line in lines] == [False, True, False]
    assert all("this quote is" in line for line in lines[:2])


def test_verify_quotes_names_an_entry_that_is_not_there(run: Run, mirror: Path) -> None:
    result = run("verify-quotes", "--mirror", mirror, "--only", "alfa")
    assert (result.exit_code, "'alfa'" in result.output, "alpha" in result.output) == (2, True, True)


def test_verify_quotes_keeps_its_counts_for_the_site(run: Run, copy: Path, mirror: Path) -> None:
    run("verify-quotes", "--mirror", mirror, "--write")
    kept = yaml.safe_load((copy / "docs" / "quotes.yml").read_text("utf-8"))
    assert (kept["found"], kept["moved"], kept["gone"], kept["not-checkable"]) == (1, 1, 1, 7)
    assert run("validate").exit_code == 0


@pytest.mark.parametrize(
    ("url", "outcomes"),
    [
        ("https://github.com/alpha/alpha/blob/v2/README.md", "0 found, 0 moved, 0 gone, 3 not-checkable"),
        ("https://github.com/alpha/beta/blob/v1/README.md", "0 found, 0 moved, 0 gone, 3 not-checkable"),
        ("pkg:pypi/alpha@1.10#README.md", "0 found, 0 moved, 0 gone, 3 not-checkable"),
        ("pkg:pypi/alpha@1.11#README.md", "1 found, 0 moved, 2 gone, 0 not-checkable"),
        ("pkg:pypi/alpha@1.11#../../outside.md", "0 found, 0 moved, 3 gone, 0 not-checkable"),
    ],
)
def test_verify_quotes_knows_what_it_cannot_look_up(
    run: Run, copy: Path, mirror: Path, url: str, outcomes: str
) -> None:
    edit(copy / "runtimes" / "alpha.yml", "https://github.com/alpha/alpha/blob/v1/README.md", url)
    package = mirror / "pypi" / "alpha-1.11"
    package.mkdir(parents=True)
    (package / "README.md").write_text("Alpha is under MIT.", "utf-8")
    (mirror / "outside.md").write_text("Alpha is under MIT.", "utf-8")
    result = run("verify-quotes", "--mirror", mirror, "--only", "alpha")
    assert result.output.splitlines()[-1] == outcomes


ROWS = "e2e_ms,status\n" + "20,ok\n" * 90 + "70,ok\n"


def test_evaluate_fills_proofs_from_the_files_that_they_name(run: Run, copy: Path) -> None:
    (copy / "docs" / "decisions" / "run.csv").write_text("# rate: 100\n# duration_s: 2\n" + ROWS, "utf-8")
    edit(copy / BROKER, "good: 990, total: 1000, load: {requests-per-second: 100}", "file: run.csv")
    found = json.loads(run("evaluate", BROKER, "--json", *DAY).output)
    alpha = next(each for each in found["candidates"] if each["id"] == "alpha")
    check = next(gate for gate in alpha["gates"] if gate["id"] == "speed")["checks"][0]
    assert (check["state"], check["evidence"][0]["good"], check["evidence"][0]["total"]) == (
        "unknown",
        90,
        91,
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "No such file"),
        ("{", "run.csv"),
        (ROWS.replace("20,ok", "x,ok"), "run.csv:2: e2e_ms"),
    ],
)
def test_a_result_file_that_cannot_be_used_is_told_at_the_proof(
    run: Run, copy: Path, text: str | None, message: str
) -> None:
    edit(copy / BROKER, "good: 990, total: 1000, load: {requests-per-second: 100}", "file: run.csv")
    if text is not None:
        (copy / "docs" / "decisions" / "run.csv").write_text(text, "utf-8")
    result = run("evaluate", BROKER, *DAY)
    assert result.exit_code == 2
    assert "broker.decision.yml:21:77: candidates[0].proofs[0].file: " in result.output
    assert message in result.output


def test_prose_tells_every_finding_or_the_reading_level(run: Run, copy: Path) -> None:
    for path in sorted((copy / "docs").rglob("*.md")):
        text = path.read_text("utf-8")
        if "summary:" not in text and "description:" not in text:
            front = text.removeprefix("---\n") if text.startswith("---\n") else "---\n\n" + text
            said = "description: A page.\nlast-reviewed: 2026-11-01"
            path.write_text(f"---\n{said}\n{front}", "utf-8")
    good = run("prose", "--levels")
    assert good.exit_code == 0, good.output
    assert "no problems" in good.output
    (copy / "docs" / "index.md").write_text("# Home\n\nThis is is home.\n", "utf-8")
    bad = run("prose")
    assert bad.exit_code == 1
    assert "docs/index.md:3:1: 'is is' [doubled-word]" in bad.output
    assert "docs/index.md:1:1: the front matter has no description [no-description]" in bad.output
    beside = run("prose", "--format", "github")
    assert "::error file=docs/index.md,line=3,col=1::'is is' [doubled-word]" in beside.output


def test_links_tells_what_leads_nowhere_in_a_built_site(run: Run, tmp_path: Path) -> None:
    empty = run("links", str(tmp_path))
    assert empty.exit_code == 1
    assert "has no index.html; build the site first: mkdocs build" in empty.output
    page = tmp_path / "index.html"
    page.write_text("<a href='#top' id='top'>Home</a>", "utf-8")
    assert "1 page: no dead link" in run("links", str(tmp_path)).output
    page.write_text("<a href='gone/'>Gone</a>", "utf-8")
    bad = run("links", str(tmp_path))
    assert bad.exit_code == 1
    assert "index.html:1:1: 'gone/': nothing is there [dead-link]" in bad.output


PROFILE = """schema: aruntime/profile/1
id: ours
title: Our brokers
requirements:
  fit:
    - {id: amqp, claim: protocols.amqp, is: supported}
"""


def test_shortlist_puts_a_profile_to_every_runtime(run: Run) -> None:
    Path("ours.profile.yml").write_text(PROFILE, "utf-8")
    result = run("shortlist", "ours.profile.yml", *DAY)
    assert result.exit_code == 0
    assert "documented  Alpha" in result.output
    assert (
        "ruled out   Beta: 1 contradicted\n            Protocols: AMQP: Ruled out by catalog" in result.output
    )


def test_shortlist_names_the_stacks_that_own_what_a_profile_needs(run: Run, copy: Path) -> None:
    gamma = copy / "runtimes" / "gamma.yml"
    alone = gamma.read_text("utf-8").replace("layers: [broker, store]", "layers: [store]")
    gamma.write_text(alone.replace("owns: [delivery, persistence, routing]", "owns: [persistence]"), "utf-8")
    needs = "needs: {layers: [broker, store], responsibilities: [delivery]}\nrequirements:"
    Path("ours.profile.yml").write_text(PROFILE.replace("requirements:", needs), "utf-8")
    result = run("shortlist", "ours.profile.yml", *DAY)
    assert result.exit_code == 0, result.output
    assert "not proven  Gamma <b>&amp;</b> with Alpha: 1 unknown" in result.output
    assert "feeds any AMQP, as Alpha has it: Any AMQP broker can be fed." in result.output


def test_shortlist_of_answers_names_what_is_documented_and_what_to_find_out(run: Run) -> None:
    found = run("shortlist", "--answer", "speech=amqp", "--answer", "edition=free", *DAY)
    assert found.exit_code == 0, found.output
    assert "documented  Alpha: 1 documented" in found.output
    assert "(not met: open-source)" in found.output
    assert "Next best test: Protocols: AMQP. It is open for Gamma <b>&amp;</b>." in found.output
    asked = run("shortlist", "--questions")
    assert "speech: What do they speak <b>? A broker that speaks something else is none." in asked.output
    assert "  speech=mqtt" in asked.output
    short = run("shortlist", "--answer", "speech=amqp", "--most", "1", *DAY)
    assert "more (--most" in short.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--answer", "speach=amqp"], "'speach' is not a known question; did you mean 'speech'?"),
        (["--answer", "speech=amqq"], "'amqq' is not a known answer to 'speech'; did you mean 'amqp'?"),
        (["--answer", "edition=free", "--answer", "edition=paid"], "'edition' takes one answer"),
        ([], "give a profile, or answers (--answer), or ask for --questions"),
        (["--questions", "--answer", "speech=amqp"], "give a profile, or answers"),
    ],
)
def test_shortlist_refuses_answers_to_nothing(run: Run, arguments: list[str], message: str) -> None:
    result = run("shortlist", *arguments)
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.parametrize(
    "content", [b"", b"schema: aruntime/questions/9\n", b"a: &a [*a]\n", b"\xff", b"[" * 5000]
)
def test_shortlist_tells_what_is_wrong_with_the_questions(run: Run, copy: Path, content: bytes) -> None:
    (copy / "docs" / "questions.yml").write_bytes(content)
    result = run("shortlist", "--questions")
    assert result.exit_code == 2
    assert "docs/questions.yml:" in result.output
    assert "Traceback" not in result.output


def test_shortlist_says_where_a_profile_is_wrong(run: Run) -> None:
    Path("ours.profile.yml").write_text(PROFILE.replace("protocols.amqp", "protocols.ampq"), "utf-8")
    result = run("shortlist", "ours.profile.yml", *DAY)
    assert result.exit_code == 2
    assert "ours.profile.yml:6:" in result.output
    assert "did you mean 'protocols.amqp'" in result.output


def test_records_are_numbered_and_evaluated_again_from_their_markdown(run: Run) -> None:
    chosen = ("--choose", "alpha", "--why", "It passes.", "--out", "adr", *DAY)
    assert "wrote adr/0001-" in run("record", BROKER, *chosen).output
    assert "wrote adr/0001-" in run("record", BROKER, *chosen).output  # a proposal is written anew
    (first,) = Path("adr").glob("*.md")
    other = Path("other.decision.yml")
    other.write_text(re.sub(r"(?m)^id: .*$", "id: other", BROKER.read_text("utf-8")), "utf-8")
    assert "wrote adr/0002-other.md" in run("record", other, *chosen).output
    again = run("evaluate", first, "--json", *DAY)
    assert again.exit_code == 0
    assert again.output == run("evaluate", BROKER, "--json", *DAY).output
    assert "wrote adr/0001-" in run("record", first, *chosen).output
    broken = first.read_text("utf-8").replace('"candidates":[', '"candidates":[7,')
    first.write_text(broken, "utf-8")
    line = next(i for i, each in enumerate(broken.split("\n"), 1) if each.startswith('{"candidates'))
    assert f"{first}:{line}:" in run("evaluate", first, *DAY).output
    first.write_text("# Nothing", "utf-8")
    assert "the Markdown holds no decision" in run("evaluate", first, *DAY).output

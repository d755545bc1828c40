"""``aruntime verify-quotes --fetch``: what is quoted anew is looked up where it is said to be."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from editing import edit
from mkdocs_aruntime.cli.main import main
from mkdocs_aruntime.cli.quotes.forge import Forge
from mkdocs_aruntime.cli.quotes.mirror import Outcome

AT = "https://github.com/alpha/alpha/blob"


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", name)


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A forge on this machine, in place of the public one: git itself is told where that is."""
    top = tmp_path / "forge"
    alpha = top / "alpha" / "alpha"
    alpha.mkdir(parents=True)
    git(alpha, "init", "-qb", "main")
    git(alpha, "config", "uploadpack.allowFilter", "true")
    git(alpha, "config", "uploadpack.allowAnySHA1InWant", "true")
    write(alpha, "README.md", "Alpha is\nunder MIT.\nAlpha never\ncalls home.\n")
    write(alpha, "docs/a b.md", "Words in a file with a space.\n")
    write(alpha, "empty.md", "")
    git(alpha, "tag", "v1")
    git(alpha, "tag", "-am", "annotated", "release/2.0")
    write(alpha, "README.md", "Alpha calls home.\n")
    git(alpha, "branch", "v1")  # a branch of a tag's name says something else
    # A commit that no branch and no tag names: on the public forge, a fork's is shown like one's own.
    write(alpha, "README.md", "Anything a stranger wants.\n")
    git(alpha, "update-ref", "refs/pull/1/head", "HEAD")
    git(alpha, "reset", "-q", "--hard", "HEAD^")
    for number, (key, value) in enumerate({f"url.file://{top}/.insteadOf": "https://github.com/"}.items()):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", key)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", value)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    return alpha


@pytest.mark.parametrize(
    ("where", "quote", "outcome", "detail"),
    [
        ("v1/README.md", "Alpha is under MIT.", Outcome.FOUND, "README.md"),
        ("v1/README.md#L1-L2", "Alpha is under MIT.", Outcome.FOUND, "README.md"),
        ("v1/README.md?plain=1", "Alpha is under MIT.", Outcome.FOUND, "README.md"),
        ("release/2.0/README.md", "Alpha is under MIT.", Outcome.FOUND, "README.md"),
        ("v1/docs/a%20b.md", "in a file", Outcome.FOUND, "docs/a b.md"),
        ("main/README.md", "Alpha calls home.", Outcome.FOUND, "README.md"),
        ("v1/README.md", "Alpha calls home.", Outcome.GONE, "not in README.md at v1"),
        ("v1/README.md", "Alpha is fast.", Outcome.GONE, "not in README.md at v1"),
        ("v1/README.md", "***", Outcome.GONE, "not in README.md at v1"),
        ("v1/empty.md", "Alpha", Outcome.GONE, "not in empty.md at v1"),
        ("v1/docs/README.md", "Alpha is", Outcome.GONE, "alpha/alpha has no docs/README.md at v1"),
        ("v1/../README.md", "Alpha is", Outcome.GONE, "alpha/alpha has no ../README.md at v1"),
        ("v9/README.md", "Alpha is", Outcome.GONE, "alpha/alpha has no tag or branch 'v9'"),
        ("--upload-pack=x/README.md", "Alpha", Outcome.GONE, "alpha/alpha has no tag or branch '--upload-pack=x'"),
        ("deadbeef/README.md", "Alpha is", Outcome.NOT_CHECKABLE, "deadbeef of alpha/alpha could not be reached"),
    ],
)  # fmt: skip
def test_a_quote_is_found_at_the_tag_or_it_is_not(
    forge: Path, tmp_path: Path, where: str, quote: str, outcome: Outcome, detail: str
) -> None:
    del forge
    (tmp_path / "fetched").mkdir()
    assert Forge(tmp_path / "fetched").look_up(f"{AT}/{where}", quote) == (outcome, detail)


def test_a_commit_is_taken_only_if_a_tag_or_branch_names_it(forge: Path, tmp_path: Path) -> None:
    (tmp_path / "fetched").mkdir()
    found = Forge(tmp_path / "fetched")
    tagged, stray = git(forge, "rev-parse", "refs/tags/v1"), git(forge, "rev-parse", "refs/pull/1/head")
    assert found.look_up(f"{AT}/{tagged}/README.md", "Alpha is under MIT.") == (Outcome.FOUND, "README.md")
    outcome, detail = found.look_up(f"{AT}/{stray}/README.md", "Anything a stranger wants.")
    assert outcome is Outcome.NOT_CHECKABLE
    assert "no tag or branch names that commit: it may be a fork's" in detail
    assert found.look_up(f"{AT}/{stray}/README.md", "Alpha is under MIT.")[0] is Outcome.GONE


def test_only_the_cited_file_is_fetched(forge: Path, tmp_path: Path) -> None:
    write(forge, "large.bin", "x" * 500_000)
    git(forge, "tag", "v3")
    (tmp_path / "fetched").mkdir()
    assert Forge(tmp_path / "fetched").look_up(f"{AT}/v3/README.md", "Alpha calls home.")[0] is Outcome.FOUND
    repository = tmp_path / "fetched" / "alpha+alpha"
    there = git(repository, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectsize)")
    assert min(there.splitlines()) == "blob 18"
    assert sum(line.startswith("blob") for line in there.splitlines()) == 1
    assert sum(line.startswith("commit") for line in there.splitlines()) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/nobody/nothing/blob/v1/README.md",
        "https://example.org/alpha",
        "pkg:pypi/alpha@1#README.md",
        "https://github.com/../alpha/blob/v1/README.md",
        "https://github.com/alpha/../blob/v1/README.md",
        "https://github.com/-x/alpha/blob/v1/README.md",
        "https://github.com.example.org/alpha/alpha/blob/v1/README.md",
    ],
)
def test_what_cannot_be_reached_is_not_checkable(forge: Path, tmp_path: Path, url: str) -> None:
    del forge
    (tmp_path / "fetched").mkdir()
    assert Forge(tmp_path / "fetched").look_up(url, "Alpha")[0] is Outcome.NOT_CHECKABLE


type Run = Callable[..., Result]


@pytest.fixture
def run(copy: Path, forge: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Checks what changed since the first state, in which Alpha cites the forge."""
    del forge
    monkeypatch.chdir(copy)
    path = copy / "runtimes" / "alpha.yml"
    text = path.read_text("utf-8").replace("https://example.org/alpha/readme", f"{AT}/v1/README.md")
    path.write_text(text, "utf-8")
    git(copy, "init", "-qb", "base")
    git(copy, "add", "-A")
    git(copy, "commit", "-qm", "first")
    return lambda *more: CliRunner().invoke(main, ["verify-quotes", "--since", "base", *more])


def test_only_what_changed_is_looked_up(run: Run, copy: Path) -> None:
    """The quotes that were there, invented ones among them, are not this change's."""
    assert run("--fetch").output == "0 quotes changed: 0 found, 0 moved, 0 gone, 0 not-checkable\n"
    edit(copy / "runtimes" / "alpha.yml", "AMQP in Alpha: supported.", "Alpha never calls")
    assert run("--fetch").output == "1 quote changed: 1 found, 0 moved, 0 gone, 0 not-checkable\n"


def test_an_invented_quote_is_an_error_at_its_place(run: Run, copy: Path) -> None:
    edit(copy / "runtimes" / "alpha.yml", "AMQP in Alpha: supported.", "AMQP in Alpha: refused.")
    result = run("--fetch")
    assert result.exit_code == 1
    assert result.output.splitlines()[0] == (
        "runtimes/alpha.yml:20:35: protocols.amqp: this quote is not where it is said to be: "
        "not in README.md at v1; quote words that stand there, or name the source that has these [quote-gone]"
    )
    told = run("--fetch", "--format", "github").output
    assert told.startswith("::error file=runtimes/alpha.yml,line=20,col=35::protocols.amqp: this quote")


def test_an_address_that_changed_is_looked_up_with_every_quote_from_there(run: Run, copy: Path) -> None:
    edit(copy / "runtimes" / "alpha.yml", f"{AT}/v1/", f"{AT}/main/")
    told = run("--fetch")
    assert (told.exit_code, told.output.splitlines()[-2]) == (
        1, "3 quotes changed: 0 found, 0 moved, 3 gone, 0 not-checkable",
    )  # fmt: skip


def test_a_page_and_a_forge_that_is_down_are_warnings(run: Run, copy: Path) -> None:
    edit(copy / "runtimes" / "alpha.yml", f"{AT}/v1/", "https://github.com/nobody/nothing/blob/v1/")
    result = run("--fetch", "--format", "github")
    assert result.exit_code == 0
    assert result.output.count("::warning file=runtimes/alpha.yml,line=") == 3
    assert "nobody/nothing could not be reached" in result.output


def test_the_same_is_said_of_local_copies(run: Run, copy: Path, forge: Path) -> None:
    edit(copy / "runtimes" / "alpha.yml", "Alpha is under MIT.", "Words in a file with a space.")
    result = run("--mirror", str(forge.parent.parent))
    assert result.exit_code == 1
    assert "in another file, whose address belongs here: docs/a b.md" in result.output


@pytest.mark.parametrize("options", [[], ["--fetch", "--write"], ["--fetch", "--only", "alpha"]])
def test_options_that_do_not_go_together_are_told(run: Run, options: list[str]) -> None:
    assert run(*options).exit_code == 2

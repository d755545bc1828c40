"""What facts say of an entry, on the minimal site: confirmed, contradicted, not shown, could be added."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aruntime_evaluator import Claim, ClaimValue, Runtime
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.probes import FactKind, Probe, Probes, Strength, load_probes
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.evidence.facts import Artifact, Fact
from mkdocs_aruntime.evidence.judge import Judgement, Outcome, judge
from mkdocs_aruntime.evidence.packages import packages_of

ARTIFACT = Artifact(package="pkg:pypi/alpha@1", file="alpha-1.whl", digest="sha256:00")


def fact(kind: FactKind, value: str) -> Fact:
    return Fact(kind=kind, value=value, artifact=ARTIFACT, path="alpha/main.py", line=7)


def table(*probes: Probe) -> Probes:
    return Probes(schema="aruntime/probes/1", licenses={"mit license": "MIT"}, probes=probes)


def alpha(minimal: Site, **of_claim: object) -> Runtime:
    """The entry, with one claim on AMQP that says what is given; none where nothing is."""
    entry = next(each for each in minimal.catalog.runtimes if each.id == "alpha")
    claims = (Claim(id="amqp", **of_claim),) if of_claim else ()  # type: ignore[arg-type]
    return replace(entry, claims={"protocols": claims})


def judged(minimal: Site, entry: Runtime, probes: Probes, *facts: Fact) -> list[Judgement]:
    return list(judge(entry, facts, probes, minimal.catalog.vocabulary))


PORT = fact(FactKind.OPTION, "--amqp-port")
SHOWS = Probe(claim="protocols.amqp", fact=FactKind.OPTION, matches="--amqp-.*")


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        (ClaimValue.SUPPORTED, Outcome.CONFIRMS),
        (ClaimValue.PARTIAL, Outcome.CONFIRMS),
        (ClaimValue.UNSUPPORTED, Outcome.CONTRADICTS),
        (ClaimValue.NOT_APPLICABLE, Outcome.CONTRADICTS),
        (ClaimValue.UNKNOWN, Outcome.COULD_ADD),
    ],
)
def test_a_fact_is_held_against_the_value(minimal: Site, value: ClaimValue, outcome: Outcome) -> None:
    found = judged(minimal, alpha(minimal, value=value), table(SHOWS), PORT)
    assert [(each.about, each.outcome, each.facts) for each in found] == [
        ("protocols.amqp", outcome, (PORT,))
    ]


def test_a_silent_entry_could_have_the_claim_only_within_its_layers(minimal: Site) -> None:
    entry = alpha(minimal)
    assert [each.outcome for each in judged(minimal, entry, table(SHOWS), PORT)] == [Outcome.COULD_ADD]
    mqtt = replace(SHOWS, claim="protocols.mqtt")
    assert judged(minimal, replace(entry, layers=("store",)), table(mqtt), PORT) == []


def test_what_shows_a_claim_comes_before_what_only_suggests_it(minimal: Site) -> None:
    hint = replace(SHOWS, fact=FactKind.ROUTE, matches=".*", strength=Strength.SUGGESTS)
    route, entry = fact(FactKind.ROUTE, "/amqp"), alpha(minimal, value=ClaimValue.SUPPORTED)
    assert [each.strength for each in judged(minimal, entry, table(hint, SHOWS), route, PORT)] == [
        Strength.SHOWS
    ]
    assert [each.strength for each in judged(minimal, entry, table(hint, SHOWS), route)] == [
        Strength.SUGGESTS
    ]


def test_a_fact_must_match_as_a_whole_and_stand_where_the_row_says(minimal: Site) -> None:
    entry = alpha(minimal, value=ClaimValue.SUPPORTED)
    assert judged(minimal, entry, table(replace(SHOWS, matches="--amqp")), PORT) == []
    assert judged(minimal, entry, table(replace(SHOWS, inside="server")), PORT) == []
    assert len(judged(minimal, entry, table(replace(SHOWS, inside="main")), PORT)) == 1


@pytest.mark.parametrize(
    ("note", "outcome"),
    [
        ("Built for AMQP 0.", Outcome.CONTRADICTS),
        ("AMQP 0 says the page, the wheel has AMQP 1.", Outcome.CONFIRMS),
        ("Says nothing of versions.", Outcome.CONFIRMS),
    ],
)
def test_a_version_in_the_words_must_be_the_one_that_is_linked(
    minimal: Site, note: str, outcome: Outcome
) -> None:
    row = Probe(
        claim="protocols.amqp", fact=FactKind.LINKS, matches=r"libamqp\.so\.(\d+)", said=r"AMQP (\d+)"
    )
    entry = alpha(minimal, value=ClaimValue.SUPPORTED, note=note)
    (found,) = judged(minimal, entry, table(row), fact(FactKind.LINKS, "libamqp.so.1"))
    assert found.outcome is outcome
    if outcome is Outcome.CONTRADICTS:
        assert found.why == "the entry's words name 0, the artifact shows 1"


def test_a_release_that_shows_others_of_a_kind_but_not_this_is_told(minimal: Site) -> None:
    row = Probe(claim="protocols.amqp", fact=FactKind.PLATFORM, matches="win.*", complete=True)
    entry = alpha(minimal, value=ClaimValue.SUPPORTED)
    linux = fact(FactKind.PLATFORM, "linux_x86_64")
    assert [each.outcome for each in judged(minimal, entry, table(row), linux)] == [Outcome.NOT_SHOWN]
    assert judged(minimal, entry, table(row), linux, fact(FactKind.PLATFORM, "any")) == []
    assert judged(minimal, alpha(minimal, value=ClaimValue.UNSUPPORTED), table(row), linux) == []


@pytest.mark.parametrize(
    ("licence", "outcomes"),
    [
        ("Apache-2.0", [Outcome.CONFIRMS]),
        ("MIT License", [Outcome.CONTRADICTS]),
        ("see the file LICENSE", []),
    ],
)
def test_the_licence_of_the_metadata_is_compared(
    minimal: Site, licence: str, outcomes: list[Outcome]
) -> None:
    entry = alpha(minimal)
    entry = replace(entry, license=replace(entry.license, spdx="Apache-2.0"))
    found = judged(minimal, entry, table(), fact(FactKind.LICENSE, licence))
    assert [each.outcome for each in found] == outcomes


def test_a_client_under_another_licence_is_only_a_hint(minimal: Site) -> None:
    other = fact(FactKind.LICENSE, "Apache-2.0")
    entry = replace(alpha(minimal), packages=("pkg:npm/alpha-cli", "pkg:pypi/alpha"))
    assert [each.strength for each in judged(minimal, entry, table(), other)] == [Strength.SUGGESTS]
    entry = replace(entry, packages=("pkg:pypi/alpha",))
    assert [each.strength for each in judged(minimal, entry, table(), other)] == [Strength.SHOWS]


def test_a_version_is_the_reviewed_one_then_the_one_that_is_cited(minimal: Site) -> None:
    entry = alpha(minimal)
    source = next(iter(entry.sources.values()))

    def versions(url: str) -> list[str | None]:
        sources = {"s": replace(source, url=url)}
        (found,) = packages_of(replace(entry, packages=("pkg:pypi/alpha",), sources=sources))
        return [each.version for each in found]

    reviewed = entry.versions.reviewed
    assert versions("pkg:pypi/alpha@9.9#alpha/a.py") == [reviewed, "9.9"]
    assert versions(f"pkg:pypi/alpha@{reviewed}") == [reviewed]
    assert versions("pkg:pypi/other@9.9#a.py") == [reviewed]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "{claim: protocols.none, fact: option, matches: x}",
            "'protocols.none' is no claim of the vocabulary",
        ),
        ("{claim: protocols.amqp, fact: option, matches: '('}", "'(' is no regular expression"),
        ("{claim: protocols.amqp, fact: colour, matches: x}", "colour"),
    ],
)
def test_a_bad_row_is_told_with_its_line(minimal: Site, tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "probes.yml").write_text(f"schema: aruntime/probes/1\nprobes:\n  - {row}\n", "utf-8")
    with pytest.raises(DataError) as caught:
        load_probes(tmp_path, minimal.catalog.vocabulary, root=tmp_path)
    assert message in str(caught.value)
    assert str(caught.value).startswith("probes.yml:3:")

"""What releases show, recorded in an entry: what still holds stays, what is gone is replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aruntime_evaluator import Claim, ClaimValue, Runtime, Shown
from mkdocs_aruntime.catalog.probes import FactKind
from mkdocs_aruntime.catalog.rewriting import with_claims
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.evidence.facts import Artifact, Fact
from mkdocs_aruntime.evidence.recording import Recording, shown_of

DIGEST = f"sha256:{'a' * 64}"
NOW = Artifact(package="pkg:pypi/alpha@2", file="alpha-2.whl", digest=DIGEST)
FIRST = Fact(kind=FactKind.OPTION, value="--amqp", artifact=NOW, path="alpha/first.py", line=3)
SECOND = replace(FIRST, value="--amqp-port", path="alpha/main.py", line=7)
FILES = tuple(
    Fact(kind=FactKind.FILE, value=each.path, artifact=NOW, path=each.path) for each in (FIRST, SECOND)
)
HOLDS = replace(shown_of(SECOND), fact="Brokers that speak AMQP")
OLDER = replace(HOLDS, package="pkg:pypi/alpha@1", file="alpha-1.whl", digest=f"sha256:{'b' * 64}")
OTHER = replace(OLDER, package="pkg:npm/alpha@1", file="alpha-1.tgz", digest=f"sha512-{'c' * 86}==")


def entry(minimal: Site, *shown: Shown) -> Runtime:
    alpha = next(each for each in minimal.catalog.runtimes if each.id == "alpha")
    claim = Claim(id="amqp", value=ClaimValue.SUPPORTED, shown=shown)
    return replace(alpha, claims={"protocols": (claim,)})


def recorded(minimal: Site, *shown: Shown) -> tuple[tuple[Shown, ...], list[str]]:
    facts = {"protocols.amqp": (FIRST, SECOND)}
    now, odd = Recording((*FILES, FIRST, SECOND)).of(entry(minimal, *shown), facts)
    return now["protocols.amqp"], odd


@pytest.mark.parametrize(
    "old",
    [
        (HOLDS,),
        (replace(HOLDS, disagrees=True),),
        (replace(HOLDS, digest=f"sha512-{'d' * 86}=="),),
        (replace(HOLDS, file="alpha-2-win.whl", digest=OLDER.digest, place=None),),
        (OTHER, HOLDS),
    ],
    ids=["read by a person", "disagrees", "digest of another kind", "another file", "another package"],
)
def test_what_holds_in_the_same_release_stays(minimal: Site, old: tuple[Shown, ...]) -> None:
    assert recorded(minimal, *old) == (old, [])


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ((), (shown_of(FIRST),)),
        ((OTHER,), (OTHER, shown_of(FIRST))),
        ((OLDER, OTHER), (shown_of(FIRST), OTHER)),
        ((replace(OLDER, fact="--amqp-port"),), (shown_of(SECOND),)),
        ((replace(HOLDS, place="alpha/gone.py:7"),), (shown_of(FIRST),)),
        ((replace(HOLDS, digest=OLDER.digest),), (shown_of(FIRST),)),
        ((OLDER, replace(OLDER, fact="AMQP")), (shown_of(FIRST),)),
    ],
    ids=["new", "new package", "older", "same fact", "place gone", "file rebuilt", "twice the same"],
)
def test_what_is_new_is_added_and_what_is_gone_is_replaced(
    minimal: Site, old: tuple[Shown, ...], now: tuple[Shown, ...]
) -> None:
    assert recorded(minimal, *old) == (now, [])


def test_what_disagreed_with_the_documents_of_another_release_waits_for_a_person(minimal: Site) -> None:
    old = replace(OLDER, disagrees=True)
    assert recorded(minimal, old) == ((old,), ["protocols.amqp"])


def test_the_same_file_of_another_release_comes_before_the_first_with_the_fact(minimal: Site) -> None:
    twice = replace(FIRST, value="--amqp-port")
    facts = {"protocols.amqp": (twice, SECOND)}
    old = replace(OLDER, fact="--amqp-port", place="alpha/main.py:5")
    now, _ = Recording((*FILES, twice, SECOND)).of(entry(minimal, old), facts)
    assert now["protocols.amqp"] == (shown_of(SECOND),)


WRITTEN = """\
claims:
  protocols:
    - id: amqp
      value: supported
      shown:
        - package: "pkg:pypi/alpha@1"  # read by hand
          file: alpha-1.whl
          digest: sha256:b
          place: 'a.py:7'
          fact: amqp
          disagrees: true
        # and in the browser
        - {package: pkg:npm/alpha@1, file: alpha-1.tgz, digest: sha256:c, fact: amqp}

    # the next
    - id: mqtt
      value: supported
"""


def test_what_stays_is_written_as_it_was_and_what_is_new_in_the_place_of_what_went(minimal: Site) -> None:
    old = entry(minimal, replace(OLDER, disagrees=True), OTHER)
    new = entry(minimal, shown_of(FIRST), OTHER)
    assert with_claims(WRITTEN, "alpha.yml", old, old) == WRITTEN
    first = WRITTEN.replace("pkg:pypi/alpha@1", "pkg:pypi/alpha@2").replace("alpha-1.whl", "alpha-2.whl")
    first = first.replace("sha256:b", DIGEST).replace("a.py:7", "alpha/first.py:3")
    first = first.replace("fact: amqp\n          disagrees: true\n", 'fact: "--amqp"\n')
    assert with_claims(WRITTEN, "alpha.yml", old, new) == first


def test_what_is_added_stands_in_a_block_behind_what_is_there(minimal: Site) -> None:
    old = entry(minimal, OLDER, OTHER)
    new = entry(minimal, OLDER, OTHER, shown_of(FIRST))
    added = (
        f"        - package: pkg:pypi/alpha@2\n          file: alpha-2.whl\n          digest: {DIGEST}\n"
        '          place: alpha/first.py:3\n          fact: "--amqp"\n'
    )
    assert with_claims(WRITTEN, "alpha.yml", old, new) == WRITTEN.replace(
        "\n    # the next", f"{added}\n    # the next"
    )


def test_what_went_without_anything_in_its_place_is_taken_out(minimal: Site) -> None:
    old, new = entry(minimal, OLDER, OTHER), entry(minimal, OTHER)
    text = with_claims(WRITTEN, "alpha.yml", old, new)
    assert "alpha-1.whl" not in text
    assert (
        "- {package: pkg:npm/alpha@1, file: alpha-1.tgz, digest: sha256:c, fact: amqp}\n\n    # the next"
        in text
    )

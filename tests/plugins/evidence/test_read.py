"""What an artifact shows is found in its files, with the place, and nothing of it runs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.plugins.evidence.artifacts import build_wheel, elf, tarred, zipped

from mkdocs_aruntime.catalog.probes import FactKind
from mkdocs_aruntime.evidence.archive import sha256
from mkdocs_aruntime.evidence.read import read_facts
from mkdocs_aruntime.evidence.source import python_facts


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


def values(path: Path, kind: FactKind) -> list[str]:
    return [fact.value for fact in read_facts(path, "pkg:pypi/alpha@1") if fact.kind is kind]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FactKind.PLATFORM, ["any"]),
        (FactKind.PYTHON, [">=3.10"]),
        (FactKind.LICENSE, ["MIT"]),
        (FactKind.CLASSIFIER, ["Operating System :: POSIX :: Linux"]),
        (FactKind.EXTRA, ["mqtt"]),
        (FactKind.REQUIRES, ["prometheus-client", "paho-mqtt; extra"]),
        (FactKind.COMMAND, ["alpha"]),
        (FactKind.LINKS, ["libfast.so.13", "libc.so.6"]),
        (FactKind.OPTION, ["--amqp-port"]),
        (FactKind.ROUTE, ["/healthz"]),
        (FactKind.METRIC, ["alpha_sent_total"]),
        (FactKind.VARIABLE, ["ALPHA_DO_NOT_TRACK"]),
        (FactKind.DEFINES, ["Broker", "Broker.publish", "health", "main"]),
        (FactKind.PARAMETER, ["Broker(queue_size)", "Broker.publish(topic)"]),
    ],
)
def test_a_wheel_shows(wheel: Path, kind: FactKind, expected: list[str]) -> None:
    assert values(wheel, kind) == expected


def test_a_fact_names_file_digest_path_and_line(wheel: Path) -> None:
    facts = read_facts(wheel, "pkg:pypi/alpha-broker@3.2.0")
    route = next(fact for fact in facts if fact.kind is FactKind.ROUTE)
    assert route.place == "alpha_broker-3.2.0-py3-none-any.whl!alpha_broker/main.py:20"
    assert route.artifact.digest == f"sha256:{sha256(wheel)}"
    licence = next(fact for fact in facts if fact.kind is FactKind.LICENSE)
    assert licence.place.endswith("alpha_broker-3.2.0.dist-info/METADATA:4")


def test_paths_that_are_passed_over_show_nothing(wheel: Path) -> None:
    def imported(passed_over: tuple[str, ...]) -> set[str]:
        facts = read_facts(wheel, "", passed_over)
        return {fact.value for fact in facts if fact.kind is FactKind.IMPORTS}

    assert imported(()) - imported(("(^|/)tests/",)) == {"telltale"}
    assert "alpha_broker" not in sys.modules


def test_an_npm_package_shows_systems_licence_and_declared_names(tmp_path: Path) -> None:
    manifest = {
        "license": "MIT",
        "os": ["darwin"],
        "cpu": ["arm64", "x64"],
        "optionalDependencies": {"b": "1"},
    }
    package = tarred(
        tmp_path / "a-1.tgz",
        {
            "package/package.json": json.dumps(manifest).encode(),
            "package/node_modules/b/package.json": b'{"license": "GPL-3.0-only"}',
            "package/index.d.ts": b"import x\nexport declare class Broker {}\nexport function send(): void\n",
        },
    )
    assert values(package, FactKind.LICENSE) == ["MIT"]
    assert values(package, FactKind.PLATFORM) == ["darwin-arm64", "darwin-x64"]
    assert values(package, FactKind.REQUIRES) == ["b"]
    assert values(package, FactKind.DEFINES) == ["Broker", "send"]


def test_the_platforms_of_a_wheel_come_from_its_name(tmp_path: Path) -> None:
    name = "alpha-1-cp313-cp313-manylinux_2_28_x86_64.manylinux_2_27_x86_64.whl"
    assert values(zipped(tmp_path / name, {"x": b""}), FactKind.PLATFORM) == [
        "manylinux_2_27_x86_64",
        "manylinux_2_28_x86_64",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"\x7fELF",
        b"\x7fELF" + b"\xff" * 500,
        elf("a")[:150],
        elf("a")[:-40],
        elf("a")[:64] + b"\xff" * 900,
        b"MZ",
    ],
)
def test_a_library_that_is_damaged_links_nothing(tmp_path: Path, content: bytes) -> None:
    assert values(zipped(tmp_path / "a.whl", {"x.so": content}), FactKind.LINKS) == []


@pytest.mark.parametrize("text", ["def (", "(" * 5_000, "a\0b", "x = " + "-" * 100_000 + "1", "\ud800"])
def test_source_that_cannot_be_parsed_shows_nothing(text: str) -> None:
    assert list(python_facts(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@app.post("/v1/x")\ndef f(): ...', (FactKind.ROUTE, "/v1/x", 1)),
        ('app.router.add_get("/ping", f)', (FactKind.ROUTE, "/ping", 1)),
        ('routes = [Route(path="/x", endpoint=f)]', (FactKind.ROUTE, "/x", 1)),
        ('app.add_url_rule("/y", view_func=f)', (FactKind.ROUTE, "/y", 1)),
        ('@click.option("--on/--off")\ndef f(): ...', (FactKind.OPTION, "--off", 1)),
        ('x = typer.Option(None, "--tls-key")', (FactKind.OPTION, "--tls-key", 1)),
        ('import prometheus_client as p\nself._gauge_cls(name="a:b")', (FactKind.METRIC, "a:b", 2)),
        ('p.add_argument("--dtype", choices=["half", X])', (FactKind.OPTION, "--dtype=half", 1)),
        ('os.environ["A_B"]', (FactKind.VARIABLE, "A_B", 1)),
    ],
)
def test_source_shows(text: str, expected: tuple[FactKind, str, int]) -> None:
    assert expected in list(python_facts(text))


@pytest.mark.parametrize(
    "text", ['d.get("/etc")\n', 'Counter("not_a_metric")', 'x.add_argument("file")', 'os.environ["X"] = "1"']
)
def test_what_only_looks_like_it_is_known_for_what_it_is(text: str) -> None:
    shown = [
        kind
        for kind, _, _ in python_facts(text)
        if kind in {FactKind.METRIC, FactKind.OPTION, FactKind.VARIABLE}
    ]
    assert shown == []

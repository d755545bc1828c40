"""Every rule of a runtime file, with one file that breaks it and the exact message."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TODAY, sources_of
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import load_site

BROKEN = [
    (
        "unknown-key",
        ("maintenance:\n", "maintainance:\n"),
        "runtimes/alpha.yml:30:1: maintainance: 'maintainance' is not a known key; did you mean 'maintenance'?",
    ),
    (
        "wrong-type",
        ("layers: [broker]", "layers: broker"),
        "runtimes/alpha.yml:4:1: layers: found broker; expected a list",
    ),
    (
        "unknown-word",
        ("layers: [broker]", "layers: [brokr]"),
        "runtimes/alpha.yml:4:10: layers[0]: 'brokr' is not a known layer; did you mean 'broker'?",
    ),
    (
        "unknown-word",
        ("- id: amqp", "- id: ampq"),
        "runtimes/alpha.yml:18:7: claims.protocols[0].id: 'ampq' is not a known claim of protocols; did you mean 'amqp'?",
    ),
    (
        "unknown-value",
        ("value: supported", "value: suported"),
        "runtimes/alpha.yml:19:7: claims.protocols[0].value: 'suported' is not known; did you mean 'supported'?",
    ),
    (
        "missing-source",
        ('      evidence: [{source: readme, quote: "AMQP in Alpha: supported."}]\n', ""),
        "runtimes/alpha.yml:18:7: claims.protocols[0]: 'supported' needs a source that says so; "
        "add evidence, or say 'unknown'",
    ),
    (
        "weak-source",
        ("kind: documentation", "kind: vendor-claim"),
        "runtimes/alpha.yml:18:7: claims.protocols[0]: 'supported' rests on vendor claims or second-hand sources alone",
    ),
    (
        "missing-note",
        ("value: supported", "value: partial"),
        "runtimes/alpha.yml:18:7: claims.protocols[0]: 'partial' needs a note that says the condition",
    ),
    (
        "denied-value",
        ("value: supported", "value: supported\n      note: Not supported."),
        "runtimes/alpha.yml:20:7: claims.protocols[0].note: the value is 'supported', and this says the opposite; "
        "correct whichever is wrong, or say in a whole sentence what readers must know",
    ),
    (
        "read-at",
        ("value: supported", 'value: supported\n      read-at: "1.10"'),
        "runtimes/alpha.yml:20:7: claims.protocols[0].read-at: 'read-at' belongs to an established claim that was read "
        "at another version than 'versions.reviewed'; leave it out",
    ),
    (
        "missing-looked",
        ("      looked: [the readme]\n", ""),
        "runtimes/alpha.yml:21:7: claims.protocols[1]: 'unknown' needs 'looked': where somebody searched in vain",
    ),
    (
        "outside-layers",
        ("layers: [broker]", "layers: [store]"),
        "runtimes/alpha.yml:21:7: claims.protocols[1]: 'mqtt' is for broker; "
        "say 'not-applicable' with who provides it, or add the layer",
    ),
    (
        "wrong-form",
        ("https://example.org/alpha/readme", "javascript:alert(1)"),
        "runtimes/alpha.yml:29:33: sources.readme.url: 'javascript:alert(1)' is not an absolute https:// address "
        "or a package URL (pkg:type/name@version#path)",
    ),
    (
        "wrong-form",
        ("repository: https://example.org/alpha", "repository: ../alpha"),
        "runtimes/alpha.yml:8:1: repository: '../alpha' is not an absolute https:// or http:// address",
    ),
    (
        "duplicate-change",
        (
            "[{date: 2026-11-01, change: First version.}]",
            "[{date: 2026-11-01, change: First version.}, {date: 2026-11-01, change: First version.}]",
        ),
        "runtimes/alpha.yml:32:13: maintenance.history[0]: this day's history says the same twice; "
        "say what each change was",
    ),
    (
        "future-date",
        ("confirmed: 2026-11-01", "confirmed: 2027-01-01"),
        "runtimes/alpha.yml:31:3: maintenance.confirmed: 2027-01-01 is in the future; today is 2026-11-23",
    ),
    (
        "wrong-type",
        ("confirmed: 2026-11-01", "confirmed: 2026-11-31"),
        "runtimes/alpha.yml:31:3: maintenance.confirmed: found 2026-11-31; expected a date YYYY-MM-DD",
    ),
    (
        "duplicate-id",
        ("- id: mqtt", "- id: amqp"),
        "runtimes/alpha.yml:21:7: claims.protocols[1].id: 'amqp' is already claimed in protocols",
    ),
    (
        "duplicate-id",
        ("id: alpha\n", "id: alpha\naliases: [beta]\n"),
        "runtimes/beta.yml:1:1: id: 'beta' is already the id or an alias of runtimes/alpha.yml",
    ),
    (
        "same-name",
        ("name: Alpha\n", "name: Alpha\nalso-called: [AL, 'Old Gamma']\n"),
        "runtimes/alpha.yml:3:19: also-called[1]: 'Old Gamma' is already a name of runtimes/gamma.yml",
    ),
    (
        "same-name",
        ("name: Alpha\n", "name: Alpha\nalso-called: [AL, a-l]\n"),
        "runtimes/alpha.yml:3:19: also-called[1]: 'a-l' is already a name of runtimes/alpha.yml",
    ),
    (
        "same-name",
        ("name: Alpha\n", "name: Alpha\nalso-called: ['++']\n"),
        "runtimes/alpha.yml:3:15: also-called[0]: '++' has no letter",
    ),
    (
        "duplicate-id",
        ("{id: routing, note", "{id: delivery, note"),
        "runtimes/alpha.yml:15:13: responsibilities.partly[0].id: 'delivery' is listed twice under responsibilities",
    ),
    (
        "file-name",
        ("id: alpha\n", "id: omega\n"),
        "runtimes/alpha.yml:1:1: id: the file is named 'alpha.yml' and the id is 'omega'; they must be the same",
    ),
    (
        "unused-source",
        (
            "sources:\n",
            "sources:\n  other: {title: T, url: 'https://example.org/', publisher: P, "
            "kind: documentation, accessed: 2026-11-01}\n",
        ),
        "runtimes/alpha.yml:29:3: sources.other: the source 'other' is not used by anything",
    ),
    (
        "unknown-word",
        ('[{source: readme, quote: "Alpha never', '[{source: redme, quote: "Alpha never'),
        "runtimes/alpha.yml:27:19: claims.data[0].evidence[0].source: 'redme' is not a known source of this file; "
        "did you mean 'readme'?",
    ),
    (
        "long-quote",
        ("AMQP in Alpha: supported.", " ".join(["word"] * 26)),
        "runtimes/alpha.yml:20:35: claims.protocols[0].evidence[0].quote: the quote has 26 words; "
        "at most 25 are quoted",
    ),
    (
        "not-spdx",
        ("spdx: MIT", "spdx: MIT OR"),
        "runtimes/alpha.yml:7:11: license.spdx: 'MIT OR' is not an SPDX expression such as 'MIT' "
        "or 'Apache-2.0 OR MIT': invalid license expression",
    ),
    (
        "not-spdx",
        ("spdx: MIT", "spdx: Not-A-Licence"),
        "runtimes/alpha.yml:7:11: license.spdx: 'Not-A-Licence' is not an SPDX expression such as 'MIT' "
        "or 'Apache-2.0 OR MIT': unknown license; what SPDX does not list is called LicenseRef-<name>",
    ),
    (
        "not-spdx",
        ("spdx: MIT", "spdx: Apache-2.0 WITH LLVM-exceptions"),
        "runtimes/alpha.yml:7:11: license.spdx: 'Apache-2.0 WITH LLVM-exceptions' is not an SPDX expression such as "
        "'MIT' or 'Apache-2.0 OR MIT': unknown license exception; what SPDX does not list is called LicenseRef-<name>",
    ),
    (
        "not-spdx",
        ("spdx: MIT", "spdx: mit or apache-2.0"),
        "runtimes/alpha.yml:7:11: license.spdx: SPDX writes 'MIT OR Apache-2.0'; found 'mit or apache-2.0'",
    ),
    (
        "duplicate-key",
        ("name: Alpha\n", "name: Alpha\nname: Alpha\n"),
        "runtimes/alpha.yml:3:1: name: the key 'name' is listed twice",
    ),
    (
        "not-yaml",
        ("layers: [broker]", "layers: [broker"),
        "runtimes/alpha.yml:5:8: not valid YAML: "
        "put each text with a comma or a colon in quotation marks, and close them",
    ),
    (
        "not-yaml",
        ("kind: runtime", "kind: &k runtime"),
        "runtimes/alpha.yml:3:7: not valid YAML: anchors and aliases are not used here; write the value out",
    ),
    (
        "tag",
        ("vendor: Alpha project", "vendor: !!python/name:os.system Alpha project"),
        "runtimes/alpha.yml:6:9: vendor: the tag '!!python/name:os.system' is not used here; take it out",
    ),
    (
        "missing-key",
        ("vendor: Alpha project\n", ""),
        "runtimes/alpha.yml:1:1: vendor: 'vendor' is missing",
    ),
]


def findings_of(root: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_site(sources_of(root), as_of=TODAY)
    return [str(finding) for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("rule", "edit", "message"), BROKEN, ids=[f"{r}-{i}" for i, (r, _, _) in enumerate(BROKEN)]
)
def test_a_broken_file_is_answered_with_its_place_and_the_way_out(
    copy: Path, rule: str, edit: tuple[str, str], message: str
) -> None:
    path = copy / "runtimes" / "alpha.yml"
    text = path.read_text("utf-8")
    assert edit[0] in text
    path.write_text(text.replace(*edit, 1), "utf-8")
    assert f"{message} [{rule}]" in findings_of(copy)


def test_a_claim_of_other_layers_may_be_said_to_be_theirs(copy: Path) -> None:
    entry = copy / "runtimes" / "alpha.yml"
    text = entry.read_text("utf-8").replace("layers: [broker]", "layers: [store]")
    text = text.replace(
        "value: unknown\n      looked: [the readme]", "value: not-applicable\n      note: The broker."
    )
    entry.write_text(text, "utf-8")
    found = ""
    try:
        load_site(sources_of(copy), as_of=TODAY)
    except DataError as error:
        found = str(error)
    assert "is for broker" not in found


def test_a_responsibility_that_is_read_up_in_an_unknown_claim_is_told(copy: Path) -> None:
    path = copy / "runtimes" / "vocabulary.yml"
    path.write_text(path.read_text("utf-8").replace("[protocols.amqp]", "[protocols.ampq]"), "utf-8")
    assert (
        "runtimes/vocabulary.yml:30:97: responsibilities[1].claims[0]: 'protocols.ampq' is not a known claim; "
        "did you mean 'protocols.amqp'? [unknown-word]"
    ) in findings_of(copy)


def test_a_quote_that_carries_a_third_claim_is_filler(copy: Path) -> None:
    path = copy / "runtimes" / "alpha.yml"
    text = path.read_text("utf-8").replace("Alpha never calls home.", "AMQP in Alpha: supported.")
    mqtt = "      value: unknown\n      looked: [the readme]\n"
    said = '      value: supported\n      evidence: [{source: readme, quote: "AMQP in Alpha: supported."}]\n'
    path.write_text(text.replace(mqtt, said), "utf-8")
    assert (
        "runtimes/alpha.yml:27:35: claims.data[0].evidence[0].quote: this quote already supports 2 claims; "
        "find one that is specific [reused-quote]"
    ) in findings_of(copy)


def test_every_problem_of_every_file_is_told_at_once(copy: Path) -> None:
    for name in ("alpha", "beta"):
        path = copy / "runtimes" / f"{name}.yml"
        path.write_text(path.read_text("utf-8").replace("layers: [broker]", "layers: [x, y]"), "utf-8")
    found = [line for line in findings_of(copy) if "is not a known layer" in line]
    assert [line.split(": ")[1] for line in found] == ["layers[0]", "layers[1]"] * 2


def test_a_file_past_the_size_of_any_entry_is_refused_unread(copy: Path) -> None:
    (copy / "runtimes" / "huge.yml").write_text("a: " + "x" * 10_000_000, "utf-8")
    assert findings_of(copy) == [
        "runtimes/huge.yml:1:1: the file has 10,000,003 bytes; at most 1,000,000 are read [too-large]"
    ]


def test_an_alias_bomb_is_refused_before_it_multiplies(copy: Path) -> None:
    levels = "\n".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9) if i else 'x'}]" for i in range(12))
    (copy / "runtimes" / "bomb.yml").write_text(levels, "utf-8")
    assert any(
        line.startswith("runtimes/bomb.yml:1:5: not valid YAML: anchors") for line in findings_of(copy)
    )


def test_bytes_that_are_no_text_are_refused(copy: Path) -> None:
    (copy / "runtimes" / "alpha.yml").write_bytes(b"id: \xff\xfe")
    assert (
        "runtimes/alpha.yml:1:5: the file is not UTF-8 text (byte 4); save it as UTF-8 [not-utf-8]"
        in findings_of(copy)
    )


def test_a_deep_file_is_refused(copy: Path) -> None:
    (copy / "runtimes" / "alpha.yml").write_text("[" * 40 + "]" * 40, "utf-8")
    assert any("nested deeper than 30 levels [too-deep]" in line for line in findings_of(copy))


@pytest.mark.parametrize("opening", ["[", '{"a":', "- ", "? "])
def test_a_bottomless_file_is_refused_at_once(copy: Path, opening: str) -> None:
    """The parser would take minutes for it, or the whole stack."""
    (copy / "runtimes" / "alpha.yml").write_text(opening * 150_000, "utf-8")
    assert any(
        "not valid YAML: nested deeper than 300 levels [not-yaml]" in line for line in findings_of(copy)
    )


def test_a_finding_is_also_an_annotation_of_a_pull_request(copy: Path) -> None:
    path = copy / "runtimes" / "alpha.yml"
    path.write_text(path.read_text("utf-8").replace("layers: [broker]", "layers: [brokr]"), "utf-8")
    with pytest.raises(DataError) as caught:
        load_site(sources_of(copy), as_of=TODAY)
    assert (
        caught.value.findings[0]
        .as_annotation()
        .startswith("::error file=runtimes/alpha.yml,line=4,col=10::layers[0]: 'brokr' is not a known layer")
    )


def test_a_runtime_that_no_page_leads_to_is_told(copy: Path) -> None:
    guide = copy / "docs" / "guides" / "choosing.md"
    guide.write_text(guide.read_text("utf-8").replace("layers: [broker]", "layers: [broker, store]"), "utf-8")
    told = "no guide and no use case leads to this runtime; name it in one [unreachable]"
    assert findings_of(copy) == [f"runtimes/beta.yml:1:1: {told}"]


def test_a_decision_file_is_called_as_its_id_says(copy: Path) -> None:
    folder = copy / "docs" / "decisions"
    (folder / "broker.decision.yml").rename(folder / "choice.decision.yml")
    assert (
        "docs/decisions/choice.decision.yml:2:1: id: the file is called choice.decision.yml; "
        "it must be called broker.decision.yml [file-name]"
    ) in findings_of(copy)


def test_a_licence_that_a_decision_approves_is_one_that_spdx_lists(copy: Path) -> None:
    path = copy / "docs" / "decisions" / "broker.decision.yml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("  trust:\n", "  trust:\n    - {id: l, license: [MIT, Apache 2]}\n"), "utf-8"
    )
    message = "requirements.trust[0].license[1]: 'Apache 2' is not an SPDX expression"
    assert any(message in each for each in findings_of(copy))

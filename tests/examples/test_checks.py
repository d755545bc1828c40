"""What the checks of the examples refuse, a failing case for each."""

from __future__ import annotations

import pytest

from examples.artifacts import artifacts, declares, unknown_in, unknown_names
from examples.blocks import read_blocks, read_inline
from examples.manifests import problems_of, problems_of_patch
from examples.python_results import check_results
from examples.shell import commands


def unknown(text: str) -> list[str]:
    return [problem for command in commands(text) for problem in unknown_in(command)]


def test_an_option_that_the_program_does_not_declare_is_refused() -> None:
    assert unknown("vllm serve model --max-model-len 10") == []
    (problem,) = unknown("vllm serve model --max-model-length 10")
    assert problem.endswith("'vllm serve' has no option --max-model-length")


def test_an_option_of_another_program_on_the_same_line_is_its_own() -> None:
    assert unknown("vllm serve model --port 1 | grep --count x") == []


def test_a_program_is_known_by_its_folder_and_in_a_container() -> None:
    assert len(unknown("./build/bin/llama-quantize --nothing a b")) == 1
    assert len(unknown("docker run --gpus all image tritonserver --nothing=1")) == 1


def test_options_are_found_in_loops_and_substitutions() -> None:
    assert len(unknown("for x in 1 2; do vllm serve --nothing $x; done")) == 1
    assert len(unknown('echo "$(vllm serve --nothing)"')) == 1


def test_a_field_that_the_json_of_an_option_does_not_have_is_refused() -> None:
    assert unknown("""vllm serve m --speculative-config '{"method": "ngram"}'""") == []
    (problem,) = unknown("""vllm serve m --speculative-config '{"methods": "ngram"}'""")
    assert problem.endswith("--speculative-config has no field 'methods'")
    assert len(unknown("vllm serve m --structured-outputs-config.back end")) == 1


def test_a_negated_option_is_its_own() -> None:
    assert declares({"--async-scheduling"}, "--no-async-scheduling")
    assert not declares({"--async-scheduling"}, "--not-async-scheduling")


def test_text_that_is_no_shell_is_refused() -> None:
    with pytest.raises(ValueError, match="not a shell script"):
        commands("for do done (")


@pytest.mark.parametrize(
    "text", ["VLLM_NO_SUCH_THING=1", "`vllm:no_such_metric`", "rate(vllm:no_such_total[5m])"]
)
def test_names_that_an_artifact_does_not_have_are_refused(text: str) -> None:
    assert len(list(unknown_names(text))) == 1


@pytest.mark.parametrize("text", ["VLLM_NO_USAGE_STATS", "VLLM_*", "vllm:8000", "vllm:num_requests_running"])
def test_names_that_exist_and_patterns_of_names_are_left_alone(text: str) -> None:
    assert list(unknown_names(text)) == []


def test_a_field_that_an_object_does_not_have_is_refused() -> None:
    budget = {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "x"}}
    assert list(problems_of(budget | {"spec": {"maxUnavailable": 1}})) == []
    assert list(problems_of(budget | {"spec": {"maxUnavailable": "10%"}})) == []
    (problem,) = problems_of(budget | {"spec": {"maxUnavailables": 1}})
    assert problem.startswith("$.spec: ")
    assert "maxUnavailables" in problem


def test_a_mount_without_its_volume_is_refused() -> None:
    mount = {"name": "model", "mountPath": "/models"}
    pod = {"containers": [{"name": "engine", "image": "x", "volumeMounts": [mount]}]}
    template = {"metadata": {"labels": {"app": "x"}}, "spec": pod}
    spec = {"selector": {"matchLabels": {"app": "x"}}, "template": template}
    deployment = {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "x"}, "spec": spec}
    (problem,) = problems_of(deployment)
    assert problem == "container 'engine' mounts 'model', which is no volume of the pod"
    pod["volumes"] = [{"name": "model"}]
    assert list(problems_of(deployment)) == []


def test_an_object_of_an_unknown_kind_is_refused() -> None:
    (problem,) = problems_of({"apiVersion": "example.org/v1", "kind": "Thing"})
    assert problem.startswith("no schema of Thing.v1.example.org")


def test_a_patch_may_leave_out_and_may_not_invent() -> None:
    assert list(problems_of_patch("isvc", {"spec": {"predictor": {"canaryTrafficPercent": 10}}})) == []
    assert len(list(problems_of_patch("isvc", {"spec": {"predictor": {"canaryTraffic": 10}}}))) == 1
    assert len(list(problems_of_patch("nothing", {}))) == 1


def test_a_result_that_the_code_does_not_give_is_refused() -> None:
    assert list(check_results("def f(x: int) -> int:\n    return 2 * x\n\nf(2)    # 4")) == []
    assert list(check_results("print((1.26, -2.0))   # (1.3, -2.0)")) == []
    assert list(check_results("1 + 1   # 3")) == ["1 + 1 is 2, not 3"]
    with pytest.raises(SyntaxError):
        list(check_results("def"))


def test_blocks_in_tabs_lose_their_indentation_and_keep_their_line() -> None:
    (block,) = read_blocks("text\n\n    ```bash\n    ls\n      -l\n    ```\n", "p.md")
    assert (block.line, block.language, block.text) == (4, "bash", "ls\n  -l")
    with pytest.raises(ValueError, match="has no end"):
        list(read_blocks("```bash\nls", "p.md"))


def test_code_in_sentences_is_found_outside_blocks_only() -> None:
    found = read_inline("a `b` and ``c``\n```\n`d`\n```\n`e`", "p.md")
    assert [(code.line, code.text) for code in found] == [(1, "b"), (5, "e")]


def test_every_artifact_says_what_it_was_read_from() -> None:
    assert all(each.version and (each.commands or each.variables) for each in artifacts())

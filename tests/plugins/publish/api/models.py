"""Generates Pydantic models of every schema of a folder, and reads each document by the model of its format."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

from datamodel_code_generator import DataModelType, InputFileType, generate
from datamodel_code_generator.format import Formatter


def model_of(schema: Path, target: Path) -> ModuleType:
    generate(
        schema,
        input_file_type=InputFileType.JsonSchema,
        output=target,
        output_model_type=DataModelType.PydanticV2BaseModel,
        formatters=[Formatter.BUILTIN],
    )
    spec = importlib.util.spec_from_file_location(f"generated_{target.stem}", target)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(folder: Path, generated: Path) -> None:
    models = {}
    for path in sorted((folder / "schema").glob("*.json")):
        root = json.loads(path.read_text("utf-8"))["$ref"].removeprefix("#/$defs/")
        models[path.stem] = getattr(model_of(path, generated / f"{path.stem.replace('-', '_')}.py"), root)
    read = 0
    for path in sorted(folder.rglob("*.json")):
        if path.parent.name != "schema" and path.name != "openapi.json":
            document = json.loads(path.read_text("utf-8"))
            if "schema" in document:  # others are in forms of others
                models[document["schema"].split("/")[1]].model_validate(document)
                read += 1
    sys.stdout.write(json.dumps({"models": len(models), "read": read}))


main(*map(Path, sys.argv[1:]))

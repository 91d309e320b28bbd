"""The build hook of a compiled wheel, for `DIENBIEN_COMPILE=1 pip wheel .` (docs/speed.md).

Comes in: hatchling's build of a wheel. Goes out: the same wheel, and where the environment asks for it beside
the sources of coding and language the extension modules that mypyc makes of them. Python takes those first.
"""

import ast
import contextlib
import os
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_ASKED = "DIENBIEN_COMPILE"
_STRUCT = re.compile(r"^class \w+\(.*\bStruct\b", re.MULTILINE)
_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")
_LEVEL = "1"
"""Of the C compiler's optimisation: higher ones take longer and gain nothing (docs/speed.md)."""
_SUFFIXES = frozenset({".so", ".pyd"})


class CompiledWheel(BuildHookInterface[Any]):
    """Options: `requires` to compile, `packages` to compile, modules of them to `leave` as they are."""

    def dependencies(self) -> list[str]:
        """What compiling needs; libraries, too, since their types decide how calls are compiled."""
        return list(self.config["requires"]) if _asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and put what comes of it into the wheel. Raises what mypyc or the C compiler raises."""
        if not _asked() or version == "editable":
            return
        self._scratch = TemporaryDirectory()
        shutil.copytree(Path(self.root, "src"), Path(self._scratch.name, "src"))
        for module in self._modules():
            path = Path(self._scratch.name, module)
            path.write_text(with_constants(path.read_text(encoding="utf-8")), encoding="utf-8")
        build_data["force_include"] |= _compiled(Path(self._scratch.name), self._modules())
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clean up: the wheel is written."""
        if hasattr(self, "_scratch"):
            self._scratch.cleanup()

    def _modules(self) -> list[str]:
        """The files to compile, by their names below the root."""
        root = Path(self.root)
        found = {path for package in self.config["packages"] for path in (root / package).rglob("*.py")}
        found -= {path for pattern in self.config["leave"] for path in root.glob(pattern)}
        return sorted(path.relative_to(root).as_posix() for path in found if not _has_struct(path))


def _has_struct(path: Path) -> bool:
    """Whether a module makes struct types: mypyc would drop what their heads ask for ("frozen", "eq")."""
    return _STRUCT.search(path.read_text(encoding="utf-8")) is not None


def with_constants(source: str) -> str:
    """A module whose constants, by their names in capitals, are declared `Final`; no line moves.

    mypyc looks what may be set anew up in the module's dictionary, each time; where constants are, it knows.
    """
    lines = source.split("\n")
    body = ast.parse(source).body
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name, told = node.targets[0].id, ""
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name, told = node.target.id, ast.unparse(node.annotation)
        else:
            continue
        if _CONSTANT.fullmatch(name) and not told.startswith("Final"):
            value = lines[node.lineno - 1].partition(" = ")[2]
            lines[node.lineno - 1] = f"{name}: {f'Final[{told}]' if told else 'Final'} = {value}"
    # The constants of a module without imports stand at its head: the import goes before the first of them.
    opening = next(
        (n for n in body if isinstance(n, ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign)), None
    )
    if opening is not None:
        lines[opening.lineno - 1] = f"from typing import Final; {lines[opening.lineno - 1]}"
    return "\n".join(lines)


def _compiled(scratch: Path, modules: list[str]) -> dict[str, str]:
    """Extension modules made of these files of a copy of the sources, each with its name in the wheel.

    mypy reads the types first: an error in them ends it.
    """
    from mypyc.build import mypycify
    from setuptools import Distribution

    built = scratch / "built"
    with contextlib.chdir(scratch):
        extensions = mypycify(
            ["--ignore-missing-imports", *modules],
            opt_level=_LEVEL,
            debug_level="0",
            multi_file=True,
            group_name="dienbien",
        )
        command = Distribution({"name": "dienbien", "ext_modules": extensions}).get_command_obj("build_ext")
        command.build_lib, command.build_temp = str(built), str(scratch / "objects")
        command.ensure_finalized()
        command.run()
    found = (path for path in built.rglob("*") if path.suffix in _SUFFIXES)
    return {str(path): path.relative_to(built).as_posix() for path in found}


def _asked() -> bool:
    return os.environ.get(_ASKED, "") not in {"", "0"}

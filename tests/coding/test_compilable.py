"""What mypyc takes for something else (docs/speed.md) stands nowhere in the packages that are compiled."""

import ast
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import dienbien

ROOT = Path(dienbien.__file__).parent
MODULES = sorted(path for package in ("coding", "language") for path in (ROOT / package).rglob("*.py"))


def emptied_first(tree: ast.AST) -> Iterator[int]:
    """Lines such as `x, y = (), f(x)`: types read the second `x` as an empty tuple already."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Tuple):
            continue
        targets = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else []
        for place, (target, value) in enumerate(zip(targets, node.value.elts, strict=False)):
            later = {ast.unparse(part) for rest in node.value.elts[place + 1 :] for part in ast.walk(rest)}
            if ast.unparse(value) == "()" and ast.unparse(target) in later:
                yield node.lineno


def local_unions(tree: ast.AST) -> Iterator[int]:
    """Lines such as `kinds = Act | Loss` in a function: a name for a type, which has no value there."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
                if all(map(_is_type, ast.unparse(node.value).split(" | "))):
                    yield node.lineno


def copied(tree: ast.AST) -> Iterator[int]:
    """Lines that take `copy`: the compiled classes have slots and can't be copied by it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "copy":
            yield node.lineno


def _is_type(name: str) -> bool:
    return name[:1].isupper() and not name.isupper()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_types_say_what_python_does(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [*emptied_first(tree), *local_unions(tree), *copied(tree)] == []


@pytest.mark.parametrize(
    "code",
    [
        "a, b = (), (*a, *b)",
        "c.a, c.b = (), c.a",
        "def f():\n    kinds = Act | Loss\n    return kinds",
        "from copy import copy",
    ],
)
def test_such_lines_are_seen(code: str) -> None:
    tree = ast.parse(code)
    assert [*emptied_first(tree), *local_unions(tree), *copied(tree)]


@pytest.fixture
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_hook", Path(__file__).parents[2] / "build_hook.py")
    assert spec is not None
    assert spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    return hook


def test_constants_are_final_where_it_is_compiled_and_no_line_moves(hook: ModuleType) -> None:
    source = '"""from here."""\n\nimport re\n\n_FAR = 3\nNEAR: set[str] = {\n    "a = b",\n}\n'
    source += "near = [1]\nA, B = 1, 2\n"
    assert hook.with_constants(source).split("\n") == [
        '"""from here."""',
        "",
        "from typing import Final; import re",
        "",
        "_FAR: Final = 3",
        "NEAR: Final[set[str]] = {",
        '    "a = b",',
        "}",
        "near = [1]",
        "A, B = 1, 2",
        "",
    ]


def test_constants_are_final_where_a_module_imports_nothing(hook: ModuleType) -> None:
    assert hook.with_constants('"""Told."""\n\nFAR = 3\nNEAR = 1').split("\n") == [
        '"""Told."""',
        "",
        "from typing import Final; FAR: Final = 3",
        "NEAR: Final = 1",
    ]

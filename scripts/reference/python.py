"""The Python API: the names that each package gives out, with signature and docstring."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from types import ModuleType

import msgspec

import dienbien


def packages() -> Iterator[ModuleType]:
    """The package and its sub-packages that say what they give out (`__all__`)."""
    yield dienbien
    for found in sorted(pkgutil.iter_modules(dienbien.__path__), key=lambda module: module.name):
        if found.ispkg and found.name != "cli":
            module = importlib.import_module(f"dienbien.{found.name}")
            if getattr(module, "__all__", None):
                yield module


def page() -> list[str]:
    """The page of all public names."""
    lines = [
        "# Python",
        "",
        "What may be imported; names that stand here keep their meaning within a major version. Everything",
        "else is the house's own. Types are frozen structs ([msgspec](https://jcristharif.com/msgspec/)).",
        "",
    ]
    for module in packages():
        lines += [f"## {module.__name__}", "", *_words(module), ""]
        for name in sorted(module.__all__, key=str.lower):
            lines += _entry(module, name)
    return lines


def _entry(module: ModuleType, name: str) -> list[str]:
    thing = getattr(module, name)
    title = [f"### {module.__name__}.{name}", ""]
    if inspect.isclass(thing):
        return [*title, *_class(name, thing)]
    if callable(thing) and not hasattr(thing, "__args__"):
        return [*title, "```python", _signature(name, thing), "```", "", *_words(thing), ""]
    return [*title, "```python", f"{name} = {_short(_type(thing))}", "```", ""]


def _class(name: str, kind: type) -> list[str]:
    lines = ["```python", f"class {name}({', '.join(base.__name__ for base in kind.__bases__)})", "```", ""]
    lines += [*_words(kind), ""]
    if issubclass(kind, msgspec.Struct):
        fields = msgspec.structs.fields(kind)
        lines += [f"- `{field.name}`: `{_type(field.type)}`" for field in fields] + [""]
    for method, function in _methods(kind):
        lines += [f"`{_signature(method, function)}`", "", *_words(function), ""]
    return lines


def _methods(kind: type) -> Iterator[tuple[str, Callable[..., object]]]:
    for name, function in vars(kind).items():
        if not name.startswith("_") and inspect.isfunction(function) and function.__doc__:
            yield name, function


def _signature(name: str, function: Callable[..., object]) -> str:
    try:
        signature = inspect.signature(function)
    except ValueError:
        return name
    parameters = [
        _plain(parameter) for parameter in signature.parameters.values() if parameter.name != "self"
    ]
    return name + _short_names(str(signature.replace(parameters=parameters))).replace("'", "")


def _plain(parameter: inspect.Parameter) -> inspect.Parameter:
    """A parameter whose default, if a struct, is shown as the call that makes it."""
    default = parameter.default
    if isinstance(default, msgspec.Struct):
        return parameter.replace(default=_Call(f"{type(default).__name__}()"))
    return parameter


class _Call(str):
    """Shows itself without quotation marks."""

    def __repr__(self) -> str:
        return str(self)


def _type(kind: object) -> str:
    return _short_names(
        kind.__name__ if isinstance(kind, type) and not hasattr(kind, "__args__") else str(kind)
    )


def _short_names(words: str) -> str:
    return re.sub(r"\b(?:[a-z_]\w*\.)+(?=\w)", "", words)


def _short(words: str) -> str:
    return words if len(words) <= 300 else f"{words[:300]}…"


def _words(thing: object) -> list[str]:
    return (inspect.getdoc(thing) or "").splitlines()

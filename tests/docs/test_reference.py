"""Every public name tells what it is, and the pages of reference leave none of them out."""

import inspect

import pytest
from reference import commands, data, http, python

from dienbien.cli.main import cli

NAMES = [(module, name) for module in python.packages() for name in module.__all__]


@pytest.mark.parametrize(
    ("module", "name"), NAMES, ids=[f"{module.__name__}.{name}" for module, name in NAMES]
)
def test_a_public_name_has_a_docstring(module: object, name: str) -> None:
    thing = getattr(module, name)
    if inspect.isclass(thing) or inspect.isfunction(thing):
        assert inspect.getdoc(thing)


def test_python_shows_every_public_name() -> None:
    lines = python.page()
    assert [name for module, name in NAMES if f"### {module.__name__}.{name}" not in lines] == []


def test_commands_show_every_option() -> None:
    text = "\n".join(commands.page(cli))
    for verb, command in cli.commands.items():
        assert f"## dienbien {verb}" in text
        section = text.partition(f"## dienbien {verb}\n")[2].partition("\n## ")[0]
        options = [option for option in command.params if option.param_type_name == "option"]
        assert [option.name for option in options if option.opts[-1] not in section] == []


def test_the_http_api_shows_every_address() -> None:
    text = "\n".join(http.page())
    assert [address for address in http.description()["paths"] if f" {address}\n" not in text] == []


def test_data_show_fields_columns_and_tables() -> None:
    assert "`trigger`" in "\n".join(data.record_page())
    assert "`actor_country`" in "\n".join(data.exports_page())
    assert "## participants" in data.store_page()
    assert "`acts_material.tsv`" in "\n".join(data.tables_page())
    assert "`DIENBIEN_STORE`" in "\n".join(data.settings_page())

"""The notebook runs from end to end by itself, and its answer holds against the truth."""

import re
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "tension.ipynb"


def test_the_notebook_answers_its_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin")
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    for cell in notebook.cells:
        cell.pop("outputs", None)
    where = {"metadata": {"path": str(NOTEBOOK.parent)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=where).execute()
    answer = notebook.cells[-2].outputs[0]["text"]
    told = re.search(r"90%: ([+-][\d.]+) to ([+-][\d.]+)\); in truth ([+-][\d.]+)", answer)
    assert told, answer
    least, most, truth = map(float, told.groups())
    assert least <= truth <= most < 0

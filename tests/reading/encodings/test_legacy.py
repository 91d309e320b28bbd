"""The Vietnamese encodings of before Unicode: every letter there and back, and a second opinion."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.reading.encodings.legacy import NAMES, legacy

from .encoders import LETTERS, encoded


def iconv(data: bytes, source: str, target: str) -> bytes:
    return subprocess.run(
        ["iconv", "-f", source, "-t", target], input=data, capture_output=True, check=True
    ).stdout


@pytest.mark.parametrize("name", ["vni", "viscii"])
def test_every_letter_has_a_code_of_its_own(name: str) -> None:
    codes = [encoded(letter, name) for letter in LETTERS]
    assert len(set(codes)) == len(LETTERS) == 134
    assert [legacy(name).from_bytes(code) for code in codes] == LETTERS


def test_tcvn3_has_all_small_letters_and_the_capitals_without_tone() -> None:
    having = [letter for letter in LETTERS if letter.islower() or letter in "ĂÂÊÔƠƯĐ"]
    assert [legacy("tcvn3").from_bytes(encoded(letter, "tcvn3")) for letter in having] == having


@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs iconv as a second opinion")
@pytest.mark.parametrize(("name", "theirs"), [("tcvn3", "TCVN5712-1"), ("viscii", "VISCII")])
def test_letters_agree_with_iconv(name: str, theirs: str) -> None:
    for letter in legacy(name).letters:
        assert iconv(encoded(letter, name), theirs, "UTF-8").decode() == letter


@pytest.mark.parametrize(
    ("name", "shown", "meant"),
    [
        ("tcvn3", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("vni", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (
            "vni",
            "ÑAÛNG Ñaûng AÙo Aùo töï löïc, kyõ thuaät, Baïc Lieâu",
            "ĐẢNG Đảng Áo Áo tự lực, kỹ thuật, Bạc Liêu",
        ),
        ("viscii", "C\xb5ng hòa xã h\xb5i chü ngh\xeea Vi\xaet Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("tcvn3", "CéNG HßA ViÖt NAM", "CỘNG HÒA Việt NAM"),
    ],
)
def test_known_words(name: str, shown: str, meant: str) -> None:
    assert legacy(name).from_western(shown) == meant


@given(st.text(st.sampled_from("".join(LETTERS) + "bcdghklmnpqrstvx ,.")))
def test_any_letters_come_back(text: str) -> None:
    assert legacy("viscii").from_bytes(encoded(text, "viscii")) == text


@given(st.binary(), st.sampled_from(NAMES))
def test_any_bytes_make_a_text(data: bytes, name: str) -> None:
    assert len(legacy(name).from_bytes(data)) <= len(data)

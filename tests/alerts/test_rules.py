"""Rules as somebody writes them, and what is said of those that are wrong."""

import tomllib
from typing import Any

import pytest

from dienbien.alerts import Rules, RulesError, read
from dienbien.alerts.targets import Webhook

_SEND = """
[[send]]
name = "desk"
webhook = "https://desk.example/hook"
secret_env = "DESK_SECRET"
"""
_ALERT = """
[[alert]]
name = "fights"
send = "desk"
"""


def rules(text: str) -> Rules:
    return read(tomllib.loads(text), "sources.toml")


def wrong(text: str) -> str:
    with pytest.raises(RulesError) as told:
        rules(text)
    return str(told.value)


def test_a_rule_with_all_its_keys() -> None:
    found = rules(
        _ALERT
        + """
type = ["assault", "COERCE"]
mode = "aerial"
quad = "material-conflict"
status = ["occurred", "Alleged"]
side = "UKR"
dyad = ["ARM", "AZE"]
place = ["Odessa"]
source = "Bộ Quốc phòng"
min_sources = 2
min_deaths = 5
first_in_days = 30
max_age = "any"
min_confidence = 0.5
"""
        + _SEND
    )
    (rule,) = found.alerts
    wanted = rule.wanted
    assert wanted.types == ("ASSAULT", "COERCE")
    assert wanted.statuses == ("occurred", "alleged")
    assert wanted.quads == ("material conflict",)
    assert wanted.dyad == ("ARM", "AZE")
    assert (wanted.min_sources, rule.min_deaths, rule.max_age) == (2, 5, "any")
    assert isinstance(found.targets["desk"], Webhook)


def test_other_tables_are_not_looked_at() -> None:
    assert not rules('[[source]]\nfeed = "https://tin.example/rss"\n')


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (_ALERT, '[[alert]] "fights", key send: [[send]] with name = "desk" is missing'),
        (
            _ALERT + "min_source = 2\n" + _SEND,
            '"fights", key min_source: no such key; did you mean min_sources?',
        ),
        (_ALERT + 'min_sources = "two"\n' + _SEND, '"fights", key min_sources: Expected `int`, got `str`'),
        (_ALERT + "min_sources = 0\n" + _SEND, "key min_sources"),
        (_ALERT + 'type = "ATTACK"\n' + _SEND, "key type: Invalid enum value 'ATTACK'"),
        (_ALERT + 'dyad = ["ARM"]\n' + _SEND, "key dyad"),
        (_ALERT + _ALERT + _SEND, '[[alert]] "fights", key name: there are two of this name'),
        ('[[alert]]\nsend = "desk"\n' + _SEND, "[[alert]] number 1: lacks the key `name`"),
        ('[alert]\nname = "x"\n', "write [[alert]], with two brackets"),
        ('[[send]]\nname = "desk"\n', '[[send]] "desk" needs one of the keys webhook, command, email, feed'),
        (_SEND + 'command = ["/bin/true"]\n', "has webhook and command"),
        (_SEND.replace("https", "ftp"), "key webhook: is not an http or https address"),
        (_SEND.replace('secret_env = "DESK_SECRET"', ""), "key secret_env: give this or secret_file"),
        (_SEND + "most = 0\n", "key most"),
        ('[[send]]\nname = "run"\ncommand = ["notify"]\n', "give its whole path"),
        ('[[send]]\nname = "run"\ncommand = []\n', "key command"),
        ('[[send]]\nname = "feed"\nfeed = "/no/such/place/alerts.atom"\n', "make it first"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, words: str) -> None:
    told = wrong(text)
    assert told.startswith(("sources.toml: [[", "sources.toml: alert"))
    assert words in told


@pytest.mark.parametrize("value", [None, 3, "x", [3], {"a": 1}, [[]]])
def test_any_value_for_any_key_is_told_or_taken(value: Any) -> None:
    for key in ("name", "type", "send", "dyad", "max_age", "updates", "min_deaths"):
        tables = {"alert": [{"name": "x", "send": ["d"], key: value}], "send": value}
        with pytest.raises(RulesError):
            read(tables, "f")

"""The front door of alerts: who is told of which events, and that they are told (docs/alerts.md).

Comes in: the tables of a TOML file and a store. Goes out: messages to webhooks, commands, e-mail and feeds.
"""

import logging

from dienbien.alerts.delivering import Delivered, deliver
from dienbien.alerts.judging import Judged, after_batch
from dienbien.alerts.rules import Rule, Rules, RulesError, read

logging.getLogger(__name__).addHandler(logging.NullHandler())

__all__ = ["Delivered", "Judged", "Rule", "Rules", "RulesError", "after_batch", "deliver", "read"]

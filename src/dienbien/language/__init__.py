"""From text to typed phrases with values: `vi` does it for Vietnamese, the rest serves any language.

Comes in: the text of a document. Goes out: `Phrase`s with offsets, each with the table row it came from, and
noun phrases (`Mention`). It knows nothing of roles, records or stores.
"""

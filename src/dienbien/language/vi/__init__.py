"""Vietnamese: tables, numbers, times, names and noun phrases.

Comes in: folded text. Goes out: phrases by `analysis.analyse`, which is the front door, and noun phrases by
`mentions.read_mentions`. It doesn't decide who did what to whom.
"""

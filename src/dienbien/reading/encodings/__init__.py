"""Bytes to text: what a page says of its encoding, what it is in truth, and letters that were spoilt before.

Comes in: bytes, or a text that was decoded elsewhere. Goes out: text, with words that say what was assumed
(docs/encodings.md), or a `ReadError`. Of Vietnamese it knows letters and the build of syllables; it does not
tell languages apart, which is the work of `languages`.
"""

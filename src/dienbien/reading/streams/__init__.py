"""Byte streams of inputs: packed ones unpacked, pipes made seekable, what was read put back.

Comes in: a binary stream. Goes out: a binary stream that gives all there is before it raises `DamageError`
with the place of the damage. It knows neither archives nor pages.
"""

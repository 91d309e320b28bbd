"""Inputs with a document a row: document JSONL, Parquet and Arrow.

Comes in: a stream. Goes out: an `Item` for each row, known by its line or row number, and a `ReadError` for
each that makes no document. It finds no zones. What reads Parquet and Arrow (`columns`) is imported by
`contents` when the first such file comes.
"""

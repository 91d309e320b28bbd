"""Pages of reference made from the code, one module a subject; `scripts/build_reference.py` writes them.

Comes in: the installed package. Goes out: Markdown.
"""

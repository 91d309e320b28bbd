"""The command line: the `dienbien` command, one thin door to all the rest.

Comes in: arguments and inputs. Goes out: tables, JSONL or CSV, and an exit code. It holds nothing that users
of Python would miss, and nothing of the project imports it.
"""

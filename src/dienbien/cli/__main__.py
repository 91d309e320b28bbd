"""`python -m dienbien.cli` does what the `dienbien` command does."""

from dienbien.cli.main import main

main()

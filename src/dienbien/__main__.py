"""`python -m dienbien` does what the `dienbien` command does, also where that is not on the PATH."""

from dienbien.cli.main import main

main()

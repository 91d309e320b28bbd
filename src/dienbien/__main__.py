"""`python -m dienbien` does what the `dienbien` command does, also where no scripts directory is on the PATH."""

from dienbien.cli.main import main

main()

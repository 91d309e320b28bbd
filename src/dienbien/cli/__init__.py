"""The command line: one thin door to reading and coding. Nothing of the project imports it."""

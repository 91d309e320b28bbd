"""What ends a run on a cluster, in one line that says what to do."""


class SparkError(Exception):
    """A run that can't begin or go on."""

"""What holds for all tests: an invented example may take its time, since a busy machine is no mistake."""

from hypothesis import settings

settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")

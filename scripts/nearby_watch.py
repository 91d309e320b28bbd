"""`dienbien watch` that may ask servers on this machine, too, at any port: to follow pages without the web.

Comes in: what stands behind `dienbien watch`. Goes out: what it gives.
"""

import sys
from functools import partial

from dienbien.cli import watching
from dienbien.cli.watchverb import watch
from dienbien.fetching import Asking
from dienbien.watch import parse_sources

if __name__ == "__main__":
    vars(watching)["Asking"] = partial(Asking, allowed=lambda address: True, ports=None)
    parse_sources.__defaults__ = (None,)
    watch(sys.argv[1:], prog_name="dienbien watch")

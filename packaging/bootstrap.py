"""The one command behind `make run` and `make test`: set up what is missing, then start.

    python packaging/bootstrap.py run [ARGUMENTS OF bestfriend]
    python packaging/bootstrap.py test [-- ARGUMENTS OF pytest]
    python packaging/bootstrap.py setup [run|test]
    python packaging/bootstrap.py lock [--upgrade]

Standard library only. It never asks, writes progress to standard error (standard output belongs to the
program it starts), and when everything is in place it only reads a stamp before it starts the program.
This file has to be readable for older Pythons too, to be able to tell them what is needed.
"""

import os
import shutil
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 13)


def main(arguments: "list[str]") -> int:
    """Do what the first argument says; the exit code."""
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb not in ("run", "test", "setup", "lock"):
        print((__doc__ or "").split("\n\n")[1], file=sys.stderr)
        return 2
    if not is_suitable(sys.implementation.name, sys.version_info[:2]):
        return hand_over(arguments)

    import environment
    from steps import SetupFailed

    try:
        if verb == "lock":
            import locks

            return locks.write(rest)
        purpose = rest[0] if verb == "setup" and rest else "run" if verb == "setup" else verb
        environment.ensure(environment.Purpose(purpose))
    except SetupFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nSet-up was stopped. The next start takes it up again.", file=sys.stderr)
        return 130
    if verb == "run":
        return start(["-m", "bestfriend_desktop", *rest])
    if verb == "test":
        gates = os.path.join(os.path.dirname(os.path.abspath(__file__)), "gates.py")
        return start([gates, *(rest[1:] if rest[:1] == ["--"] else rest)])
    return 0


def is_suitable(implementation: str, version: "tuple[int, ...]") -> bool:
    """True for the Pythons the program runs on."""
    return implementation == "cpython" and OLDEST <= tuple(version) <= NEWEST


def hand_over(arguments: "list[str]") -> int:
    """Start again with a Python that suits, or say where to get one."""
    probe = "import sys; print(sys.implementation.name, *sys.version_info[:2])"
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        if other is None:
            continue
        # A launcher of pyenv may be there without its Python.
        answer = subprocess.run(
            [other, "-c", probe], stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if answer.returncode == 0 and answer.stdout.split() == ["cpython", "3", str(minor)]:
            return replace_by([other, os.path.abspath(__file__), *arguments], dict(os.environ))
    print(
        "Best Friend needs Python 3.11, 3.12 or 3.13, and this is {} {}.{}.\n"
        "Install one of them and type the same command again:\n"
        "  Debian, Ubuntu   sudo apt-get install python3 python3-venv\n"
        "  Fedora           sudo dnf install python3.13\n"
        "  macOS            brew install python@3.13\n"
        "  Windows          winget install Python.Python.3.13".format(
            sys.implementation.name, *sys.version_info[:2]
        ),
        file=sys.stderr,
    )
    return 1


def start(arguments: "list[str]") -> int:
    """Become the Python of the virtual environment with these arguments."""
    import environment

    return replace_by([str(environment.PYTHON), *arguments], environment.clean_variables())


def replace_by(command: "list[str]", variables: "dict[str, str]") -> int:
    """Become another program, so that its signals and exit code are its own."""
    if os.name == "posix":
        os.execve(command[0], command, variables)
    # Windows starts a second process on exec and lets the shell go on: wait for it instead.
    child = subprocess.Popen(command, env=variables)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # Ctrl-C reaches the child too; it decides


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

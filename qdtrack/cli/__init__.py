"""The command line: options -> library -> renderer -> exit code, one file a command.

Exit codes: 0 well, 1 --fail-on fired, 2 the registry or the call is wrong, 3 our bug.
Data go to stdout, words to stderr. Whatever takes long to import is imported inside the
function that needs it, so that --help is instant.
"""

from __future__ import annotations

import os
import signal
import sys


def main() -> None:
    """The entry point: runs the command, and apologises in one line for a bug of ours."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends us quietly, like any Unix filter
    from qdtrack.cli.application import application

    try:
        application(prog_name="qdtrack")
    except Exception as error:  # the last resort: every bug ends here, once
        if os.environ.get("QDTRACK_DEBUG"):
            raise
        from qdtrack.catalogue import label
        from qdtrack.cli.manner import asked_language, language

        spoken = asked_language(sys.argv[1:]) or language()
        sys.stderr.write(
            label("call.bug", spoken, error=f"{type(error).__name__}: {' '.join(str(error).split())}") + "\n"
        )
        sys.exit(3)

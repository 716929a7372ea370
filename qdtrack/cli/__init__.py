"""The command line: options -> library -> renderer -> exit code, one file a command.

Exit codes: 0 well, 1 --fail-on fired, 2 the registry or the call is wrong, 3 our bug.
Data go to stdout, words to stderr. Whatever takes long to import is imported inside the
function that needs it, so that --help is instant.
"""

from __future__ import annotations

import errno
import os
import signal
import sys

_STDOUT_FAILS = frozenset({errno.ENOSPC, errno.EIO, errno.EBADF})  # a full disk, or nobody to write to


def main() -> None:
    """The entry point: runs the command, and apologises in one line for a bug of ours."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends us quietly, like any Unix filter
    from qdtrack.cli.application import application

    try:
        try:
            application(prog_name="qdtrack")
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()  # a full disk shows here, and not when Python has gone
    except Exception as error:  # the last resort: every bug ends here, once
        if os.environ.get("QDTRACK_DEBUG"):
            raise
        sys.exit(_tell(error))


def _tell(error: Exception) -> int:
    """What went wrong, in one line on stderr; returns the exit code."""
    from qdtrack.catalogue import label, translated
    from qdtrack.cli.manner import asked_language, language

    spoken = asked_language(sys.argv[1:]) or language()
    if isinstance(error, OSError) and error.errno in _STDOUT_FAILS:
        why = translated(os.strerror(error.errno), spoken)
        message = label("call.not_written", spoken, path="stdout", why=why)
        words, code = label("call.error", spoken, message=message), 2
        sys.stdout = None  # what is left unwritten must not fail once more at the very end
    else:
        words = label("call.bug", spoken, error=f"{type(error).__name__}: {' '.join(str(error).split())}")
        code = 3
    if sys.stderr is not None:
        sys.stderr.write(words + "\n")
    return code

"""Where the program starts, as `toolkit` and as `python -m clustertoolkit`."""

import os
import signal


def main() -> None:
    """Run the command line; an interrupt ends it without a word even while it is still being imported."""
    heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # not so in the background
    if heard:
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    from clustertoolkit import cli

    cli.main(begun=lambda: heard and signal.signal(signal.SIGINT, signal.default_int_handler))


if __name__ == "__main__":
    main()

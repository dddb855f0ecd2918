"""Runs the command line as `python -m clustertoolkit`."""

from clustertoolkit.cli import main

main()

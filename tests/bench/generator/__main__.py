"""Add invented stories to an empty office until there are as many as asked for.

They are the same every time. They are written in bulk, past the workflow, and signed by two
accounts nobody can log in with. For trials and measurements only.
"""

import argparse
import os
import sys

import django


def main(arguments):
    parser = argparse.ArgumentParser(prog="python -m tests.bench.generator", description=__doc__)
    parser.add_argument(
        "--stories", type=int, required=True, help="how many; a translation is a story of its own"
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="even beside other stories, and where others can reach this site",
    )
    asked = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    from .filling import NotHere, fill  # needs the apps

    try:
        fill(asked.stories, force=asked.force)
    except NotHere as reason:
        sys.exit(str(reason))


if __name__ == "__main__":
    main(sys.argv[1:])

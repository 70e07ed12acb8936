"""`python -m peeldiff`: the same as the `peeldiff` command."""

import sys

from peeldiff.cli import main

sys.exit(main())

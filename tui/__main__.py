"""`python -m tui`: the browser alone, as `tui.web` starts it for each visitor, without a terminal."""

import argparse
import sys

from tui.start import open_browser

parser = argparse.ArgumentParser(prog="python -m tui", description="Read changes side by side.")
parser.add_argument("--decisions", metavar="FILE", help="the reader's decisions")
parser.add_argument("files", nargs="*", metavar="FILE", help="reports, or one folder with reports")
options = parser.parse_args()
sys.exit(open_browser(options.files, decisions=options.decisions))

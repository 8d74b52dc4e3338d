"""A writer that replaces every article again and again: python busy_writer.py LIBRARY ARTICLES."""

import sys
from itertools import count
from pathlib import Path

from library_fakes import CountingEncoder, numbered, split_lines

from qa.library.library import Library

path, articles = sys.argv[1:]
with Library.open(Path(path), CountingEncoder(), split=split_lines) as library:
    for version in count(100):
        library.add(numbered(int(articles), version=version))
        if version == 100:
            print("writing", flush=True)

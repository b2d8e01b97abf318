"""How Sphinx builds the documentation: `make docs`. Pages are Markdown, and every broken link is an error."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "factcheck"
project_copyright = "the factcheck authors"
release = __version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["examples"]
nitpicky = True

myst_heading_anchors = 3  # a link may lead to a heading, by the name that code hosts give it

html_theme = "furo"
html_title = f"factcheck {__version__}"
html_copy_source = False
html_show_sourcelink = False

# A link to a file of the repository that is no page: the site does not hold it, and names it instead.
_OUTSIDE = re.compile(r"\[([^\]\n]+)\]\((?:\.\./)+([^)#\s]+)(?:#[^)\s]*)?\)")


def _name_files(app: Sphinx, page: str, source: list[str]) -> None:
    """Turn links that lead out of docs/ into the file's name; tests/test_docs.py checks that they lead somewhere."""
    del app
    if not page.startswith("decisions/"):
        source[0] = _OUTSIDE.sub(lambda link: link[1] if link[1] == link[2] else f"{link[1]} (`{link[2]}`)", source[0])


def setup(app: Sphinx) -> None:
    """Connect what is done to each page before it is read."""
    app.connect("source-read", _name_files)

"""Compiles native/ while the package is built, where there is a compiler; without one the package is pure Python and slower.

FACTCHECK_PURE=1 leaves it out: for a wheel that is to serve every system.
"""

from __future__ import annotations

import os
import platform
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Distribution, Extension
from setuptools.errors import BaseError, CCompilerError

_SOURCES = "native"
_MODULE = "factcheck._quick"


class CompilingHook(BuildHookInterface[Any]):
    """Adds the compiled module to the wheel, or lays it beside the sources of an editable installation."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is put together; `version` is "editable" or "standard"."""
        if self.target_name != "wheel" or os.environ.get("FACTCHECK_PURE") or platform.python_implementation() != "CPython":
            return
        editable = version == "editable"
        folder = Path(self.root) if editable else Path(tempfile.mkdtemp(prefix="factcheck-"))
        built = folder / (_MODULE.replace(".", "/") + str(sysconfig.get_config_var("EXT_SUFFIX")))
        if not self._compile(folder) or not built.is_file():
            self.app.display_warning(f"{_SOURCES} was not compiled; the package works without it, slower")
        elif not editable:
            build_data["force_include"][str(built)] = f"factcheck/{built.name}"
            build_data["pure_python"] = False
            build_data["infer_tag"] = True

    def _compile(self, folder: Path) -> bool:
        """Compile into a folder, and say whether nothing went wrong."""
        extension = Extension(_MODULE, [str(path) for path in sorted((Path(self.root) / _SOURCES).glob("*.c"))])
        command: Any = Distribution({"name": "factcheck", "ext_modules": [extension]}).get_command_obj("build_ext")
        command.build_lib = str(folder)
        command.build_temp = tempfile.mkdtemp(prefix="factcheck-")
        try:
            command.ensure_finalized()
            command.run()
        except (BaseError, CCompilerError, OSError):
            return False
        return True

"""Print how long the command takes to start, to answer --help, and to compare the sample articles.

usage: python benchmarks/startup.py [runs]

Out: the median and the best of some runs in milliseconds of wall clock, and the heaviest imports of `factcheck --help`. Byte code is kept
for the runs, as it is where the package was installed, whatever PYTHONDONTWRITEBYTECODE says.
"""

from __future__ import annotations

import os
import platform
import re
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
FACTCHECK = Path(sysconfig.get_path("scripts")) / "factcheck"
COMMANDS: dict[str, tuple[list[str | Path], int | None]] = {  # with the time aimed at, in milliseconds
    "python -c pass": ([sys.executable, "-c", "pass"], None),
    "factcheck --help": ([FACTCHECK, "--help"], 150),
    "factcheck compare seeds/": ([FACTCHECK, "compare", "seeds/"], 500),
    "factcheck compare seeds/ --format json": ([FACTCHECK, "compare", "seeds/", "--format", "json"], 500),
}


def milliseconds(command: list[str | Path], environment: Mapping[str, str]) -> float:
    """Return the wall-clock time of one run."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True, env=environment)
    return 1000 * (time.perf_counter() - start)


def heaviest_imports(count: int, environment: Mapping[str, str]) -> list[str]:
    """Return the modules that `factcheck --help` spends most of its own time importing, as lines of -X importtime."""
    environment = {**environment, "PYTHONPROFILEIMPORTTIME": "1"}
    trace = subprocess.run([FACTCHECK, "--help"], cwd=ROOT, capture_output=True, check=True, text=True, env=environment).stderr
    times = re.findall(r"import time:\s+(\d+) \|\s+\d+ \| +(\S+)", trace)
    return [f"{int(own) / 1000:7.1f} ms  {module}" for own, module in sorted(times, key=lambda row: -int(row[0]))[:count]]


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    print(f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}, {os.cpu_count()} cores, {runs} runs")
    print(f"{'':40}{'median':>10}{'best':>10}{'aim':>10}")
    with tempfile.TemporaryDirectory() as folder:
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = {**inherited, "PYTHONPYCACHEPREFIX": folder}
        for name, (command, aim) in COMMANDS.items():
            milliseconds(command, environment)  # the first run compiles and fills caches
            times = [milliseconds(command, environment) for _ in range(runs)]
            print(f"{name:40}{statistics.median(times):7.0f} ms{min(times):7.0f} ms{'' if aim is None else f'{aim:7} ms':>10}")
        print("\nheaviest imports of factcheck --help", *heaviest_imports(8, environment), sep="\n")


if __name__ == "__main__":
    main()

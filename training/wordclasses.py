"""Make factcheck/data/wordclasses.txt: the WordNet class of frequent nouns and verbs, and irregular inflections.

    python training/wordclasses.py --wordnet DIR --frequencies FILE --out FILE

In: WordNet 3.0's dictionary files (index.*, data.*, *.exc; Debian's wordnet-base puts them in /usr/share/wordnet) and a table of
words with their document frequencies (word, tab, number). Out: one line a class, `noun.person<TAB>word word ...`, and one line a part of
speech for the irregular forms, `irregular.verb<TAB>form=lemma ...`. A lemma's class is the lexicographer file of its most frequent sense.
Every verb is kept, a noun when WordNet's own texts use it or a form of it is in the frequency table.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

# The lexicographer files of WordNet 3.0 (lexnames(5WN)) for nouns and verbs, by number.
CLASSES = dict(
    enumerate(
        (
            "Tops act animal artifact attribute body cognition communication event feeling food group location motive object person "
            "phenomenon plant possession process quantity relation shape state substance time"
        ).split(),
        start=3,
    )
) | dict(
    enumerate(
        (
            "body change cognition communication competition consumption contact creation emotion motion perception possession social "
            "stative weather"
        ).split(),
        start=29,
    )
)

HEAD = """\
# The WordNet class of the most frequent sense of frequent nouns and verbs, and irregular inflections of these words.
# Grammar: <part of speech>.<class> TAB lemma lemma ... ; irregular.<part of speech> TAB form=lemma form=lemma ...
# Source: WordNet 3.0, Princeton University (licence in NOTICE), cut to frequent words by training/wordclasses.py.
"""


def irregular_forms(path: Path) -> dict[str, str]:
    """Return form -> lemma of one *.exc file, single words only, the first lemma of each."""
    pairs = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {pair[0]: pair[1] for pair in pairs if len(pair) > 1 and "_" not in pair[0]}


def inflections(lemma: str) -> list[str]:
    """Return the regular forms that would attest a lemma in running text."""
    stem = lemma.removesuffix("e")
    return [lemma, lemma + "s", lemma + "es", stem + "ed", stem + "ing", lemma + lemma[-1] + "ed", lemma[:-1] + "ies", lemma[:-1] + "ied"]


def classes(folder: Path, part: str) -> dict[str, tuple[str, bool]]:
    """Return lemma -> (class, whether WordNet's own texts use it) of one part of speech."""
    files = {}
    with (folder / f"data.{part}").open(encoding="latin-1") as data:
        for line in data:
            if line[0] != " ":
                offset, number, _rest = line.split(" ", 2)
                files[offset] = CLASSES[int(number)]
    found = {}
    with (folder / f"index.{part}").open(encoding="latin-1") as index:
        for line in index:
            fields = line.split()
            if line[0] != " " and fields[0].isalpha() and fields[0].isascii() and len(fields[0]) > 1:
                senses = int(fields[2])
                used = int(fields[-senses - 1]) > 0
                found[fields[0]] = (files[fields[-senses]], used)
    return found


def main() -> None:
    """Write the table and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--frequencies", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    frequent = {line.split("\t")[0] for line in options.frequencies.read_text(encoding="utf-8").splitlines()}
    lines = []
    for part in ("noun", "verb"):
        irregular = irregular_forms(options.wordnet / f"{part}.exc")
        attested = {irregular[form] for form in irregular if form in frequent}
        groups: dict[str, list[str]] = defaultdict(list)
        for lemma, (name, used) in classes(options.wordnet, part).items():
            if part == "verb" or used or lemma in attested or any(form in frequent for form in inflections(lemma)):
                groups[name].append(lemma)
        kept = {lemma for group in groups.values() for lemma in group}
        lines += [f"{part}.{name}\t{' '.join(sorted(group))}" for name, group in sorted(groups.items())]
        forms = " ".join(f"{form}={lemma}" for form, lemma in sorted(irregular.items()) if lemma in kept)
        lines.append(f"irregular.{part}\t{forms}")
        print(f"{part}: {len(kept)} lemmas")
    options.out.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

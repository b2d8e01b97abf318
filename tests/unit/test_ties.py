"""What ties two figures: whatever shares a key has a token in common."""

from __future__ import annotations

from itertools import combinations

import pytest

from factcheck import pipeline
from factcheck.aligner.levels import shares_key
from factcheck.aligner.profiles import profiles_of
from factcheck.aligner.ties import ties
from factcheck.lexicon import load
from tests.conftest import ROOT


@pytest.mark.parametrize("folder", sorted((ROOT / "tests/articles").iterdir()), ids=lambda folder: folder.name)
def test_whatever_shares_a_key_is_tied(folder: object) -> None:
    lexicon = load()
    analyses = pipeline.extract(pipeline.read([str(folder)]).documents, lexicon)
    profiles = [profile for analysis in analyses for profile in profiles_of(analysis, lexicon)]
    tokens = [ties([profile], lexicon) for profile in profiles]

    for (one, left), (other, right) in combinations(zip(profiles, tokens, strict=True), 2):
        if shares_key(one, other, lexicon):
            assert left & right

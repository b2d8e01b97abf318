"""Make factcheck/data/frequencies.txt from counts over news articles.

Usage: python training/frequencies.py news_document_frequency.tsv > factcheck/data/frequencies.txt

In: lines of `word<TAB>articles`, the first `# documents<TAB>total`. Out: the compact table that `factcheck.lexicon.frequencies`
reads: counts rounded to steps of 6%, and all words of one step on one line. Words that the source is poor in (its articles are
mostly on politics in the United States) are added by hand with the count of a word that is used as often.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from math import log
from pathlib import Path

_STEP = 1.06

# Words of South Asian and British newsrooms, each beside a listed word that is about as frequent in general news.
_AS_FREQUENT_AS = {
    "minister": "pm mps mp",
    "earthquake": "monsoon cyclone bushfire landslide bushfires landslides cyclones quake quakes tremor tremors aftershock aftershocks",
    "envoy": "apprised apprise lauded laud lauds underscored reaffirmed reaffirm reiterate reiterates felicitated chargé",
    "liberal": "centre labour",
    "million": "bn mn",
    "kilometers": "kilometre kilometres metre metres tonne tonnes litre litres kmh kph km",
    "arrested": "nabbed apprehended detained culprits accused",
    "settlement": "crore crores lakh lakhs rupee rupees rs taka",
    "colleague": "honourable hon'ble shri smt dacoits dacoit sepoy jawan jawans tehsil taluk mandal panchayat tehreek lok sabha",
    "program": "programme programmes",
    "organization": "organisation organisations",
    "defense": "defence offence licence",
    "stadium": "wicket wickets innings cricket cricketer batsman batter bowler midfielder striker goalkeeper",
    "victory": "win cup league final finals match matches goal goals season coach striker",
    "football": "rugby tennis premier fc united",
    "lawyer": "solicitor barrister advocate",
    "hospitalized": "hospitalised",
    "neighborhood": "neighbourhood mohalla",
    "sheriff": "constable constables inspector superintendent",
    "retirement": "pensioner pensioners",
    "gasoline": "petrol diesel",
    "highway": "motorway railway tram",
    "yesterday": "thurs fri sat sun mon tue wed thu",
    "website": "www com http https whatsapp facebook twitter instagram copyright newsletter subscribe cookies",
    "reporter": "reuters afp ap pti ians upi apa bloomberg xinhua tass dpa ansa",
}


def compact(lines: list[str]) -> list[str]:
    """Return the lines of the compact table; the rarest words come last."""
    counts: dict[str, int] = {}
    documents = int(lines[0].split("\t")[1])
    for line in lines[1:]:
        word, articles = line.rstrip("\n").split("\t")
        if not word.endswith("'s"):  # the text scan drops the ending
            counts[word] = int(articles)
    for model, words in _AS_FREQUENT_AS.items():
        for word in words.split():
            counts[word] = max(counts.get(word, 0), counts[model])
    levels: dict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        levels[round(log(count) / log(_STEP))].append(word)
    made = [str(documents)]
    made += [f"{round(_STEP**level)} {' '.join(sorted(levels[level]))}" for level in sorted(levels, reverse=True)]
    return made


_HEAD = """\
# In how many news articles a lower-case word stands. First line: articles in all. Then a line for each count: the count, rounded
# to a step of 6%, and the words that have it. Possessives and words of fewer than 40 articles are left out.
# Source: counts (no text) over 37,554 articles of 487 mostly US outlets, 2012-2020; South Asian and British newsroom words by hand.
# Made by training/frequencies.py; counts are facts, see NOTICE."""

if __name__ == "__main__":
    print(_HEAD)
    print("\n".join(compact(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())))

"""Every tolerance and cut-off of the product in one frozen value, each with the reason for its size."""

from __future__ import annotations

from decimal import Decimal

from factcheck.quick import NamedTuple

__all__ = ["Policy"]


class Policy(NamedTuple):
    """What counts as near, as likely and as the same. Every figure may be overridden by configuration."""

    # "about 300" beside 287, "nearly 10,000" beside 9,800: readers take a hedge to reach a tenth either way.
    hedge: Decimal = Decimal("0.10")
    # "almost three months" beside eleven weeks: hedged spans of time are told more loosely.
    hedged_duration: Decimal = Decimal("0.16")
    # "at least 22" does not agree with 89: an open bound reaches half as far again as the number it names.
    bound_reach: Decimal = Decimal("1.5")
    # 120,000 beside 119,640: a round count of two or more significant digits that ends in two or more zeros was rounded to them.
    rounded_zeros: int = 2
    # A number in words is good to half a unit, and to this share of it at most: "half a century", "two months".
    words: Decimal = Decimal("0.12")
    # A unit converted in the newsroom is rounded to what is written: half a unit of its last digit, and never less than this share.
    conversion: Decimal = Decimal("0.005")

    # ---- events: which documents tell of one happening

    # The mean likeness (cosine of weighted terms, 0 to 1) at which two groups of articles tell of one happening; the plateau that
    # training/events.py finds on the corpus, the near misses of tests/cases/events.toml and a month of one newsroom's bulletins.
    event_likeness: float = 0.19
    # Without both dates, the same people's next meeting cannot be told apart by time: such articles must be a little more alike.
    event_undated: float = 0.93
    # A group that is more alike inside asks for more of newcomers: this times the square of its own likeness. Three reports of one
    # meeting stand at 0.65 and keep out the report of the next (0.35); loose stories at 0.4 take in follow-ups at 0.2.
    event_tightness: float = 1.0
    # No group asks for more than this: reports edited from one agency's copy are very alike, and a reporter's own is not.
    event_tight_most: float = 0.42
    # Texts this much alike are copies of one another and say nothing of how alike reports of the event are.
    event_copy: float = 0.8
    # What names of people and places, figures and other words give to a likeness. An article has five words to a name and ten to a
    # figure, so that each name and figure weighs more than a word.
    event_names: float = 0.35
    event_figures: float = 0.20
    event_words: float = 0.45
    # Likeness that a unit of rarity of the figures that two texts share adds to that of their words.
    event_figure_share: float = 0.014
    # And what each sentence adds that both quote (of two at most): reports of one event alone quoted one sentence in the same words.
    event_quote_share: float = 0.12
    # Words that are neither names nor figures count up to this, and this share of what names and figures come to, where two texts are not
    # much alike: of 354 pairs of reports of one event two are lost, of 68 of
    # two that are told in the same words 14.
    event_words_alone: float = 0.06
    event_vouched: float = 0.75
    # Articles further apart than this never meet; follow-ups of a story are linked through the articles between them.
    event_window_days: int = 30
    # Reports of one happening appear within days, whatever the hour or time zone that their dates leave out.
    event_same_days: float = 3.0
    # After so many days more, likeness counts half: next month's rate decision is told in the words of this month's.
    event_half_days: float = 14.0
    # An article is looked up by its heaviest terms: every two of one event in the corpus shared three or more of the first 24.
    event_keys: int = 24
    # An article on what everybody writes about ("Five points between Clinton and Trump") has few rare words: its heaviest others fill
    # up to so many.
    event_keys_least: int = 14
    # A word that stands in one article in fifty (e to the -4) or more finds too many others to be worth a look-up.
    event_key_rarity: float = 4.0
    # How many articles of one time may share one key before two keys are asked for together: keeps the work linear in the articles.
    event_posting_bound: int = 200
    # Where more than twice as many articles share two such keys, one meets this many before it: enough to chain a story's articles.
    event_neighbours: int = 16
    # The most articles that one is compared with: average link needs each article's near ones, not all of a story's.
    event_nearest: int = 30

    # ---- copies: which documents share their wording

    # Two reporters of one speech seldom write eight words alike outside quotation marks.
    copy_run_words: int = 8
    # Of 300 bulletins of one newsroom, those sent again after an edit kept 0.86 and more of their runs, all others under 0.09; an agency's
    # copy that an outlet has cut and reworded lies between.
    copy_share: float = 0.3

    # Log-odds above which equal and compatible values are one fact (every text has some "three" that may be another's), and above which one
    # document says one thing twice: its "two tyres" and "two in hospital" must not draw two facts of another text together. On forty
    # clusters, each measured with weights learned without it, from 3 to 6 hardly a join more or less, nor from 0.0 to 0.3 of the former.
    join: float = 0.05
    group: float = 4.0
    # Log-odds above which different values are one fact. On 56 clusters, of which 16 taught the weights, 46 of 51 conflicts are right
    # here; below 0.9 three more are wrong. Of real headline pairs 21 of 27 are, at 0.9 22 of 30.
    conflict: float = 1.0
    # What it adds to these odds that each of three or more documents has one figure of the noun, or one a slip of what all others have: of
    # the slips in articles of our own it finds a fifth more, and on those clusters no wrong conflict more.
    outvoted: float = 3.0
    # Where a slip parts two numbers, and the words speak more for the two than for anything else that either text leaves without a
    # counterpart: what these words and the first of these must come to together, for the numbers then say nothing against it; what it adds
    # where they speak for it; and the log-odds of the words below which chance may have put them side by side. On 80 groups of articles
    # with one figure changed in each of 1,150 ways it finds one change in twenty more, and on the same groups unchanged nothing more.
    nearest: float = 4.5
    nearest_least: float = 1.2
    nearest_words: float = -4.5
    # What it adds that two measures behind one word, or two days a slip apart, are the only ones of two sentences which give one figure.
    together: float = 5.0
    # What it adds that two texts give two figures to each other's owners ("Quill 14,207, Tarn 12,919"): no other explanation is left.
    exchanged: float = 3.0
    # Log-odds above which different values are one fact where less will do: one running quantity told at two times, which is a note, and
    # one numeral in two units or scales.
    lenient: float = -1.5
    # Log-odds above which a conflict whose key is stated and matched on both sides is an error; and above which it is one where two or
    # more independent texts have one number of what does not run on, and so outvote the other. On those clusters three in four of
    # the conflicts reported are errors then, and one of twenty-nine is wrong.
    error: float = 1.6
    error_backed: float = 0.7

    # ---- what is looked for only where a run asks for it

    # A figure in the outlet's own voice beside "officials said": every second fact of a story that several outlets tell.
    own_voice: bool = False
    # Words of a newsroom's own, as lexicon/overlay.py reads them; none, since what ships is meant for all.
    own_words: str = ""

"""Which claims speak of one thing: vetoes before weights, conflicts only with a shared key."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck import aligner, lexicon, pipeline
from factcheck.aligner.evidence import compare
from factcheck.aligner.profiles import Profile, profiles_of
from factcheck.config import Policy
from factcheck.model import Change, Document, Kind, Modifier, Reading, Scope, Section, Span
from tests.building import Draft, analysis

POLICY = Policy()


def together(*documents: list[Draft]) -> set[frozenset[str]]:
    """Align documents named a, b, c and return the groups of more than one claim as "document surface"."""
    analyses = [analysis(name, *drafts) for name, drafts in zip("abc", documents, strict=False)]
    groups = aligner.align(analyses, lexicon.load(), POLICY)
    named = [frozenset(f"{claim.mention.anchor.document} {claim.mention.anchor.surface}" for claim in group.claims) for group in groups]
    return {group for group in named if len(group) > 1}


def arrested(surface: str, sentence: str, **more: object) -> Draft:
    value = surface.replace(",", "")
    return Draft(**{"surface": surface, "value": value, "sentence": sentence, "subject": "suspect", "predicate": "arrest", **more})  # type: ignore[arg-type]


HELD = "Police in the port arrested 2,001 suspects in raids on smugglers."


def test_equal_rare_values_join() -> None:
    other = Draft(
        surface="2,001",
        value="2001",
        sentence="The campaign led to the arrest of 2,001 individuals.",
        subject="individual",
        predicate="lead",
    )

    assert together([arrested("2,001", HELD)], [other]) == {frozenset({"a 2,001", "b 2,001"})}


def test_different_values_join_on_the_same_key_and_words() -> None:
    other = arrested("2,010", "Police arrested 2,010 suspects in raids on smugglers in the port.")

    assert together([arrested("2,001", HELD)], [other]) == {frozenset({"a 2,001", "b 2,010"})}


def test_different_values_on_different_things_stay_apart() -> None:
    other = Draft(
        surface="380", value="380", sentence="Officers seized 380 telephones in raids on smugglers.", subject="telephone", predicate="seize"
    )

    assert together([arrested("2,001", HELD)], [other]) == set()


@pytest.mark.parametrize(
    "change",
    [
        {"predicate": "injure", "subject": "people"},
        {"scope": Scope(part_of=Span(0, 1))},
        {"scope": Scope(increment=True)},
        {"change": Change.FROM},
    ],
)
def test_what_is_held_apart_by_kind_or_scope_is_no_conflict(change: dict[str, object]) -> None:
    killed = arrested("41", "A quake in the valley killed 41 people on Monday.", predicate="kill", subject="people")
    other = arrested("67", "A quake in the valley killed 67 people on Monday.", **{"predicate": "kill", "subject": "people", **change})

    assert together([killed], [other]) == set()


def test_from_and_to_never_meet() -> None:
    rose = arrested("40", "The number of suspects arrested rose to 40.", change=Change.TO)
    was = arrested("40", "The number of suspects arrested rose from 40.", change=Change.FROM)

    assert together([rose], [was]) == set()


def test_two_ages_are_one_fact_only_of_one_person() -> None:
    def aged(value: str, name: str) -> Draft:
        return Draft(
            surface=value,
            value=value,
            unit="year",
            kind=Kind.DURATION,
            aspect="age",
            sentence=f"{name}, {value}, was jailed.",
            scope=Scope(who=(name,)),
            predicate="jail",
        )

    assert together([aged("43", "Fenwick Marl")], [aged("34", "Fenwick Marl")]) == {frozenset({"a 43", "b 34"})}
    assert together([aged("43", "Fenwick Marl")], [aged("34", "Daudi Kweli")]) == set()


def test_a_rounded_headline_and_the_body_of_one_article_are_one() -> None:
    headline = arrested("2,000", "Nearly 2,000 suspects arrested in raids", modifier=Modifier.APPROXIMATE, section=Section.HEADLINE)

    body = arrested("1,987", "Police arrested 1,987 suspects in raids.")
    other = arrested("3", "The port was shut for 3 hours.", subject="hour", predicate="shut")

    assert together([headline, body], [other]) == {frozenset({"a 2,000", "a 1,987"})}


def test_of_an_article_alone_one_number_of_one_noun_and_verb_is_one_fact() -> None:
    first, again = arrested("2,001", HELD), arrested("2,001", "The police have arrested 2,001 suspects.")
    other = arrested("2,001", "They seized 2,001 phones.", subject="phone", predicate="seize")

    groups = aligner.align([analysis("a", first, again, other)], lexicon.load(), POLICY)

    assert {(group.label, len(group.claims)) for group in groups} == {("suspect arrest", 2), ("phone seize", 1)}


def test_every_claim_is_in_exactly_one_alignment() -> None:
    analyses = [
        analysis("a", arrested("2,001", HELD), arrested("75", "75 suspects were foreigners")),
        analysis("b", arrested("2,001", HELD)),
    ]
    groups = aligner.align(analyses, lexicon.load(), POLICY)

    assert sorted(claim.id for group in groups for claim in group.claims) == sorted(
        claim.id for entry in analyses for claim in entry.claims
    )


def test_one_numeral_in_another_scale_is_one_fact_whatever_the_words() -> None:
    def saved(surface: str, value: str, sentence: str) -> Draft:
        return Draft(surface=surface, value=value, step="1000000", unit="EUR", kind=Kind.MONEY, sentence=sentence)

    one = saved("€640m", "640000000", "It promises yearly savings of €640m by 2029.")
    other = saved("640 billion euros", "640000000000", "Synergies are seen at 640 billion euros.")

    assert together([one], [other]) == {frozenset({"a €640m", "b 640 billion euros"})}


def test_a_figure_to_compare_with_is_not_the_one_that_is_compared() -> None:
    def old(surface: str, sentence: str) -> Draft:
        return Draft(surface=surface, value=surface, sentence=sentence, subject="age", predicate="rise")

    here = old("38.6", "The median age of the country rose to 38.6 years.")

    assert together([here], [old("28.8", "The median age rose in the country, compared with 28.8 in the province.")]) == set()


def test_the_body_speaks_for_the_headline_of_its_article() -> None:
    headline = arrested("2,001", "2,001 suspects arrested in raids on smugglers", section=Section.HEADLINE)
    body = arrested("2,010", "Police in the port arrested 2,010 suspects in raids on smugglers.")

    assert together([arrested("2,001", HELD)], [headline, body]) == {frozenset({"a 2,001", "b 2,001", "b 2,010"})}
    assert together([arrested("2,001", HELD)], [arrested("2,001", HELD), body]) == {frozenset({"a 2,001", "b 2,001"})}


def test_a_vague_word_is_no_number_of_something_else() -> None:
    dozens = Draft(
        surface="dozens",
        value="24",
        high="99",
        sentence="Police arrested suspects from dozens of countries in raids on smugglers.",
        subject="country",
        predicate="arrest",
        modifier=Modifier.APPROXIMATE,
    )

    assert together([arrested("75", "Police arrested 75 suspects in raids on smugglers.")], [dozens]) == set()


def test_an_age_without_a_name_does_not_part_two_that_have_one() -> None:
    def aged(value: str, sentence: str, *who: str) -> Draft:
        return Draft(
            surface=value,
            value=value,
            unit="year",
            kind=Kind.DURATION,
            aspect="age",
            sentence=sentence,
            scope=Scope(who=who),
            predicate="jail",
        )

    killer = [aged("34", "The handyman, 34, said nothing."), aged("34", "Killer Fenwick Marl, 34, was jailed.", "Fenwick Marl")]

    assert together([aged("36", "Fenwick Marl, 36, was jailed.", "Fenwick Marl")], killer) == {frozenset({"a 36", "b 34"})}


def test_two_outlets_that_agree_outvote_a_third() -> None:
    def sent(surface: str, sentence: str, predicate: str, **more: object) -> Draft:
        return Draft(surface=surface, value=surface, sentence=sentence, subject="firefighter", predicate=predicate, **more)  # type: ignore[arg-type]

    one = sent("95", "The brigade sent 95 firefighters to the depot in Harwick.", "send")
    other = sent("95", "95 firefighters fought the fire at the depot in Harwick.", "fight")
    third = sent("61", "61 firefighters were called to the depot in Harwick.", "call")

    assert together([one], [other], [third]) == {frozenset({"a 95", "b 95", "c 61"})}
    assert together([one], [third]) == set()
    assert together([one], [other], [third, sent("12", "A dozen, 12 firefighters, were treated.", "treat")]) == {
        frozenset({"a 95", "b 95"})
    }


def test_numbers_that_a_slip_of_the_finger_parts_are_one_fact_in_other_words() -> None:
    one = Draft(surface="14,739", value="14739", sentence="Farmers of Golaghat lost 14,739 plots.", subject="plot", predicate="lose")
    other = Draft(surface="17,439", value="17439", sentence="Water ruined 17,439 fields round Golaghat.", subject="field", predicate="ruin")
    third = Draft(surface="22,500", value="22500", sentence="Water ruined 22,500 fields round Golaghat.", subject="field", predicate="ruin")

    assert together([one], [other]) == {frozenset({"a 14,739", "b 17,439"})}
    assert together([one], [third]) == set()


def test_what_bodies_were_found_of_and_what_they_lost_is_one_death() -> None:
    one = Draft(surface="23", value="23", sentence="Some 23 miners lost their lives in the Hollin pit.", subject="miner", predicate="lose")
    other = Draft(surface="27", value="27", sentence="In the Hollin pit 27 miners were killed.", subject="miner", predicate="kill")

    assert together([one], [other]) == {frozenset({"a 23", "b 27"})}


def test_one_article_gives_one_number_in_two_ways_only_under_one_key() -> None:
    exact = Draft(surface="44", value="44", sentence="A party that stayed at 44 votes.", subject="party", predicate="stay")
    loose = Draft(
        surface="41", value="41", sentence="It touched more than 41 votes.", subject="vote", predicate="touch", modifier=Modifier.MORE_THAN
    )

    assert together([loose, exact]) == set()


def test_a_rupee_of_no_country_is_the_other_text_s_rupee() -> None:
    def worth(surface: str, unit: str, *others: str) -> Draft:
        return Draft(
            surface=surface,
            value="9600000000",
            sentence=f"The haul of drugs is worth {surface}.",
            subject="haul",
            predicate="value",
            kind=Kind.MONEY,
            unit=unit,
            readings=tuple(Reading(unit=other, low=Decimal(9600000000), high=Decimal(9600000000)) for other in others),
        )

    (group,) = aligner.align(
        [analysis("a", worth("Rs 9.6 bn", "INR", "PKR", "LKR")), analysis("b", worth("9.6 billion Sri Lankan rupees", "LKR"))],
        lexicon.load(),
        POLICY,
    )

    assert len(group.claims) == 2


def test_headlines_of_two_places_are_of_two_quakes_though_one_bureau_tells_of_both() -> None:
    def quake(surface: str, sentence: str, *places: str) -> Draft:
        scope = Scope(place=places)
        return Draft(
            surface=surface, value=surface, sentence=sentence, subject="quake", predicate="hit", section=Section.HEADLINE, scope=scope
        )

    one = quake("6.3", "6.3 quake hits Honshu, Japan: CENC", "Honshu", "Japan")
    other = quake("6.0", "6.0 quake hits Santa Cruz Islands: CENC")
    same = quake("6.0", "6.0 quake hits Honshu: CENC", "Honshu")

    assert together([one], [other]) == set()
    assert together([one], [same]) == {frozenset({"a 6.3", "b 6.0"})}


def test_a_slip_of_what_all_other_texts_have_is_outvoted_in_any_words() -> None:
    def said(surface: str, sentence: str, subject: str, predicate: str) -> Draft:
        return Draft(surface=surface, value=surface, sentence=sentence, subject=subject, predicate=predicate)

    one = said("74", "A reward for 74 sailors of the patrol boat was announced in Galle.", "sailor", "reward")
    other = said("74", "The 74 sailors of the patrol boat share it, Galle heard.", "sailor", "share")
    third = said("79", "A bonus goes to 79 personnel of the patrol boat, Galle heard.", "personnel", "go")
    swapped = said("47", third.sentence.replace("79", "47"), "personnel", "go")
    nearer = said("12", "A reward for 12 sailors of the patrol boat was announced.", "sailor", "reward")

    assert together([one], [other], [third]) == {frozenset({"a 74", "b 74", "c 79"})}
    assert not any("b 79" in group for group in together([one], [third, nearer]))
    assert together([one], [swapped]) == {frozenset({"a 74", "b 47"})}


def test_what_seems_to_forbid_a_slip_of_four_digits_is_forgiven() -> None:
    def seized(value: str, place: str) -> Draft:
        sentence = f"The crew seized {value} kg of heroin off {place}."
        scope = Scope(place=(place,))
        return Draft(surface=value, value=value, sentence=sentence, subject="heroin", predicate="seize", unit="kilogram", scope=scope)

    texts = [seized("2482", "Norway")], [seized("2482", "Norway")]

    assert together(*texts, [seized("2842", "Brazil")]) == {frozenset({"a 2482", "b 2482", "c 2842"})}
    assert together(*texts, [seized("3915", "Brazil")]) == {frozenset({"a 2482", "b 2482"})}


def test_a_slip_of_three_digits_needs_few_words_in_common() -> None:
    def took(surface: str, value: str, sentence: str, subject: str, predicate: str) -> Draft:
        return Draft(surface=surface, value=value, sentence=sentence, subject=subject, predicate=predicate, kind=Kind.MONEY, unit="USD")

    one = took("$2.85 billion", "2850000000", "Revenue at data centres rose to $2.85 billion.", "revenue", "rise")
    other = took("$2.58 billion", "2580000000", "The chip designer took $2.58 billion from big customers.", "designer", "take")
    unlike = took("$2.17 billion", "2170000000", "The chip designer took $2.17 billion from big customers.", "designer", "take")

    assert together([one], [other]) == {frozenset({"a $2.85 billion", "b $2.58 billion"})}
    assert together([one], [unlike]) == set()


def test_a_zero_that_all_other_texts_have_not_dropped_is_outvoted() -> None:
    def sent(surface: str, value: str, sentence: str, predicate: str) -> Draft:
        return Draft(surface=surface, value=value, sentence=sentence, predicate=predicate, kind=Kind.MONEY, unit="PHP")

    one = sent("250 million pesos", "250000000", "The budget office said 250 million pesos had been released.", "release")
    other = sent("250 million pesos", "250000000", "The release of 250 million pesos was ordered.", "order")
    third = sent("P25 million", "25000000", "So far Manila has sent P25 million.", "send")

    assert together([one], [other], [third]) == {frozenset({"a 250 million pesos", "b 250 million pesos", "c P25 million"})}
    assert together([one], [third]) == set()


def test_a_number_for_one_period_and_for_none_is_one_where_a_slip_is_outvoted() -> None:
    def scored(value: str, sentence: str, period: str | None = None) -> Draft:
        return Draft(surface=value, value=value, sentence=sentence, subject="match", predicate="score", scope=Scope(period=period))

    texts = [scored("133", "He scored 48 goals in 133 matches for the club.")], [scored("133", "He scored 48 goals in 133 matches.")]

    assert together(*texts, [scored("113", "He scored 48 goals in 113 matches since 2021.", "2021")]) == {
        frozenset({"a 133", "b 133", "c 113"})
    }


def test_one_numeral_in_two_scales_is_one_fact_in_any_words() -> None:
    def worth(surface: str, value: str, sentence: str, subject: str) -> Draft:
        return Draft(surface=surface, value=value, sentence=sentence, subject=subject, kind=Kind.MONEY, unit="USD")

    one = worth("$3.4 billion", "3400000000", "Goods worth $3.4 billion cross the border.", "good")
    other = worth("$3.4 million", "3400000", "Traders put it at $3.4 million a year.", "trader")
    unlike = worth("$3.9 million", "3900000", "Traders put it at $3.9 million a year.", "trader")

    assert together([one], [other]) == {frozenset({"a $3.4 billion", "b $3.4 million"})}
    assert together([one], [unlike]) == set()


def test_one_of_several_twos_is_hardly_the_other_texts() -> None:
    def has(noun: str, verb: str) -> Draft:
        return Draft(surface="two", value="2", sentence=f"There were two {noun}s {verb} then.", subject=noun, predicate=verb)

    (alone,) = profiles_of(analysis("a", has("pistol", "hide")), lexicon.load())
    (first, second) = profiles_of(analysis("b", has("pistol", "hide"), has("dog", "bark")), lexicon.load())

    assert [profile.twins for profile in (alone, first, second)] == [0, 1, 1]
    assert compare(alone, first, lexicon.load(), POLICY).weight > compare(first, first, lexicon.load(), POLICY).weight


def test_what_another_figure_of_the_sentence_makes_up_to_the_other_is_a_part_of_it() -> None:
    def first(name: str, text: str) -> Profile:
        return profiles_of(pipeline.analyse(Document(id=name, text=text, outlet=name, event="e")), lexicon.load())[0]

    part = first("a", "The jet carried 171 passengers and six crew.")
    of_three = first("a", "The jet carried 171 passengers, six crew and four dogs.")

    assert compare(part, first("b", "The jet carried 177 people."), lexicon.load(), POLICY).forbidden == "part of another figure"
    assert compare(part, first("b", "The jet carried 179 people."), lexicon.load(), POLICY).forbidden is None
    assert compare(of_three, first("b", "The jet carried 177 people."), lexicon.load(), POLICY).forbidden is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Turnout in Kolari was three points higher than in 2020.", "Turnout in Kolari was 71.4% on Sunday."),
        ("Shares of Auristel were up 30 per cent on Monday.", "Holders own 41 per cent of the shares of Auristel."),
        ("Shares of Auristel rose to 26.88 euros in early trading.", "Shares of Auristel ended the day at 26.71 euros."),
        ("Reform led with 39.5% in the exit poll.", "Reform won 38.2% in the final result."),
    ],
)
def test_what_a_share_changed_by_and_what_an_earlier_moment_had_is_no_conflict(one: str, other: str) -> None:
    report = pipeline.compare([Document(id=name, text=text, outlet=name, event="e") for name, text in (("a", one), ("b", other))])

    assert not report.findings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Turnout in Kolari was 74.1% on Sunday.", "Turnout in Kolari was 71.4% on Sunday."),
        ("Shares of Auristel ended the day at 26.17 euros.", "Shares of Auristel ended the day at 26.71 euros."),
        ("Reform won 39.2% in the final result.", "Reform won 38.2% in the final result."),
    ],
)
def test_what_differs_at_one_moment_is_a_conflict(one: str, other: str) -> None:
    report = pipeline.compare([Document(id=name, text=text, outlet=name, event="e") for name, text in (("a", one), ("b", other))])

    assert [finding.rule for finding in report.findings] == ["figure.conflict"]


def test_a_long_number_is_what_its_article_rounds_elsewhere_whatever_the_verb() -> None:
    texts = (
        "Nearly 39,000 appointments were postponed. The trust said that 38,961 appointments had been rescheduled by Friday.",
        "The strike forced hospitals to shelve 38,691 appointments in five days.",
    )

    report = pipeline.compare([Document(id=name, text=text, outlet=name, event="e") for name, text in zip("ab", texts, strict=True)])

    assert [finding.message for finding in report.findings if finding.rule == "figure.conflict"] == ["a: 38,961; b: 38,691"]

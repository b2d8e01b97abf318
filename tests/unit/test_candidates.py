"""Which texts are worth comparing."""

from __future__ import annotations

from itertools import combinations

from factcheck.config import Policy
from factcheck.events.candidates import pairs
from factcheck.events.terms import Profile

FILLER = [f"filler{number}" for number in range(400)]


def profile(*keys: str, hour: int | None = 0) -> Profile:
    return Profile(dict.fromkeys(keys, 1), keys, hour)


def long_profile(number: int, *shared: str, hour: int | None = 0) -> Profile:
    """Return a profile with 20 keys of which only `shared` are not its own."""
    own = [f"own{number}-{place}" for place in range(20 - len(shared))]
    return profile(*shared, *own, hour=hour)


def found(*profiles: Profile, policy: Policy | None = None) -> set[tuple[int, int]]:
    return set(pairs(profiles, policy or Policy()))


def test_long_texts_must_share_three_keys() -> None:
    assert found(long_profile(1, "a", "b", "c"), long_profile(2, "a", "b", "c"), long_profile(3, "a", "b")) == {(0, 1)}


def test_a_short_text_must_share_two() -> None:
    assert found(long_profile(1, "a", "b"), profile("a", "b"), profile("a", "z")) == {(0, 1)}


def test_texts_further_apart_than_the_window_never_meet() -> None:
    window = 24 * Policy().event_window_days

    assert found(profile("a", "b"), profile("a", "b", hour=window), profile("a", "b", hour=window + 1)) == {(0, 1), (1, 2)}


def test_undated_texts_meet_all() -> None:
    assert found(profile("a", "b"), profile("a", "b", hour=90_000), profile("a", "b", hour=None)) == {(0, 2), (1, 2)}


def test_crowded_keys_lose_no_pair_of_long_texts() -> None:
    """Every key is shared by more texts than may be read, and each two texts that share three are still found."""
    profiles = [long_profile(number, *[key for bit, key in enumerate("abcdef") if number >> bit & 1]) for number in range(64)]
    policy = Policy(event_posting_bound=5, event_neighbours=40, event_nearest=100)

    expected = {
        (first, second) for first, second in combinations(range(64), 2) if len(set(profiles[first].keys) & set(profiles[second].keys)) >= 3
    }
    assert found(*profiles, policy=policy) == expected


def test_of_many_near_texts_those_that_share_most_are_taken() -> None:
    shared = [FILLER[: 3 + number] for number in range(6)]
    profiles = [long_profile(number, *keys) for number, keys in enumerate(shared)]
    policy = Policy(event_nearest=2)

    assert {pair for pair in found(*profiles, policy=policy) if pair[1] == 5} == {(3, 5), (4, 5)}

import sys
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from archive.evidence import independent

EDGES = st.lists(
    st.tuples(st.integers(0, 5).map(lambda n: f"left {n}"), st.integers(0, 5).map(lambda n: f"right {n}")),
    max_size=10,
)


def largest_by_trying(edges):
    for size in range(len(edges), 0, -1):
        for some in combinations(edges, size):
            if all(not set(one) & set(other) for one, other in combinations(some, 2)):
                return size
    return 0


@given(EDGES)
def test_as_many_as_trying_all_subsets_finds(edges):
    chosen = independent(edges)
    assert set(chosen) <= set(edges)
    assert all(not set(one) & set(other) for one, other in combinations(chosen, 2))
    assert len(chosen) == largest_by_trying(edges)


@given(EDGES, st.randoms())
def test_order_and_repetition_do_not_matter(edges, random):
    shuffled = edges + edges[:3]
    random.shuffle(shuffled)
    assert len(independent(shuffled)) == len(independent(edges))


def test_a_greedy_choice_is_undone():
    assert len(independent([("a", "x"), ("a", "y"), ("b", "x")])) == 2


def counted_steps(edges):
    """How many lines of the module run to solve this."""
    steps = 0

    def trace(frame, event, _):
        nonlocal steps
        if not frame.f_code.co_filename.endswith("lines.py"):
            return None
        steps += event == "line"
        return trace

    sys.settrace(trace)
    try:
        found = independent(edges)
    finally:
        sys.settrace(None)
    return len(found), steps


def test_300_stances_take_steps_not_seconds():
    """The shapes that make a search through combinations explode stay below 300² steps."""
    few_keys = [(f"g{n % 7}", f"i{n % 11}") for n in range(300)]
    chain = [(f"g{n // 2}", f"i{(n + 1) // 2}") for n in range(300)]
    dense = [(f"g{n % 17}", f"i{n // 17}") for n in range(300)]
    worst = [(f"g{n}", f"i{m}") for n in range(25) for m in range(12)]
    for edges, expected in ((few_keys, 7), (chain, 150), (dense, 17), (worst, 12)):
        found, steps = counted_steps(edges)
        assert found == expected
        assert steps < 300 * 300

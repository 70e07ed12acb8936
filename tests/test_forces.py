from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from peeldiff.forces import by_name, same_force
from peeldiff.words import plain

NAMES = st.lists(
    st.one_of(
        st.none(),
        st.lists(
            st.sampled_from(
                ["Marl", "Oxley", "and", "&", "Police", "Constabulary", "Service", "Council"]
            ),
            max_size=4,
        ).map(" ".join),
    ),
    max_size=12,
)


def one_by_one(names: list[str | None]) -> list[list[int]]:
    """Each name with the first of the longer ones that is of the same force."""
    groups: list[tuple[str, list[int]]] = []
    known = dict.fromkeys(name for name in names if name)
    for name in sorted(known, key=lambda name: (-len(name), names.index(name))):
        own = [at for at, other in enumerate(names) if other == name]
        home = next((group for whole, group in groups if same_force(whole, name)), None)
        if home is None:
            groups.append((name, own))
        else:
            home += own
    groups.sort(key=lambda group: plain(group[0]))
    return [sorted(group) for _, group in groups]


@settings(deadline=None)  # the first example loads the data files
@given(NAMES)
def test_names_are_grouped_as_if_each_was_held_against_all(names: list[str | None]) -> None:
    assert by_name(names) == one_by_one(names)

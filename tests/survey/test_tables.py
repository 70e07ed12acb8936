"""The tables as they are described: keys and links lead somewhere, and a row has every cell."""

from __future__ import annotations

import pytest

from peeldiff.survey.tables import FORCES_BY_QUESTION, TABLES, Table, table

EVERY = [*TABLES, FORCES_BY_QUESTION]


def ids(found: Table) -> str:
    return found.name


@pytest.mark.parametrize("found", EVERY, ids=ids)
def test_a_link_leads_from_a_column_to_the_key_of_a_table(found: Table) -> None:
    for link in found.links:
        assert link.column in found.names
        assert table(link.table).key == (link.key,)


@pytest.mark.parametrize("found", EVERY, ids=ids)
def test_a_key_is_made_of_columns_that_are_never_empty(found: Table) -> None:
    required = {column.name for column in found.columns if column.required}
    assert found.key
    assert set(found.key) <= required


@pytest.mark.parametrize("found", EVERY, ids=ids)
def test_columns_are_named_once_in_small_letters_and_described(found: Table) -> None:
    assert len(set(found.names)) == len(found.names)
    for column in found.columns:
        assert column.name.replace("_", "").isalnum()
        assert column.name == column.name.lower()
        assert column.description.endswith((".", ";"))


@pytest.mark.parametrize("found", EVERY, ids=ids)
def test_a_column_of_an_id_links_to_its_table(found: Table) -> None:
    """What is called by another table's key is checked against that table."""
    keys = {one.key[0]: one.name for one in TABLES if len(one.key) == 1}
    linked = {link.column for link in found.links}
    for name in found.names:
        if name in keys and keys[name] != found.name:
            assert name in linked


def test_a_row_must_have_every_cell() -> None:
    with pytest.raises(KeyError):
        table("items").row({"item_id": "x"})


def test_a_row_must_have_no_cell_that_is_no_column() -> None:
    cells = dict.fromkeys(table("items").names)
    with pytest.raises(KeyError):
        table("items").row({**cells, "colour": "red"})

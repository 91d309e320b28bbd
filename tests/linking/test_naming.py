"""Names: who has one of his own, and what is only another word for a country."""

import pytest

from dienbien.linking.naming import own_names, people, sides
from dienbien.records import Entity


def entity(name: str | None, country: str | None = "PER", text: str = "ai đó") -> Entity:
    return Entity(text=text, name=name, country=country, sector="GOV", start=0, end=5)


@pytest.mark.parametrize("name", ["Peru", "Quân đội Peru", "Chính phủ Peru", "thủ đô Lima", None])
def test_a_country_its_bodies_and_its_capital_are_no_names_of_their_own(name: str | None) -> None:
    assert own_names([entity(name)]) == set()
    assert people([entity(name)]) == {}


def test_a_person_has_a_name_whatever_its_hyphens() -> None:
    assert own_names([entity("Lee Jae-myung", "KOR")]) == own_names([entity("Lee Jae Myung", "KOR")])
    assert people([entity("Javier González")]) == {"PER": {"javier gonzález"}}


def test_a_body_has_a_name_and_is_no_person() -> None:
    assert own_names([entity("Hội đồng Bảo an")]) == {"hội đồng bảo an"}
    assert people([entity("Hội đồng Bảo an")]) == {}


def test_a_side_is_a_country_or_a_name_and_nobody_where_neither_is_known() -> None:
    assert sides([entity("Javier González"), entity("UN", None), entity(None, None)]) == {"PER", "un"}

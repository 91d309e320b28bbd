"""Agreements out of pages: one object for all that is told of it, its terms, and what founds none."""

from dienbien.ledger import Agreement, agreements

from .pages import AGAIN, CHARGES, SIGNED, WISHED, events


def only(*pages: tuple[str, str]) -> Agreement:
    (agreement,) = agreements(events(*pages))
    return agreement


def names(agreement: Agreement) -> set[str]:
    return {party.name for party in agreement.parties}


def test_signing_mediation_and_first_observance_are_one_agreement() -> None:
    agreement = only((SIGNED, "2024-03-11"))
    assert (agreement.kind, agreement.signed) == ("ceasefire", "2024-03-10")
    assert names(agreement) == {"Peru", "Chile"}
    assert [party.name for party in agreement.mediators] == ["Brazil"]
    assert not agreement.named_only


def test_terms_have_their_words() -> None:
    terms = {term.kind: term for term in only((SIGNED, "2024-03-11")).terms}
    assert set(terms) == {"positions", "territory", "until"}
    assert terms["until"].value == "P30D"
    for term in terms.values():
        assert term.words in term.quote.text


def test_it_expires_by_its_terms() -> None:
    assert only((SIGNED, "2024-03-11")).expires == "2024-04-09"


def test_a_later_page_tells_the_same_agreement_under_the_same_id() -> None:
    first = only((SIGNED, "2024-03-11"))
    both = only((SIGNED, "2024-03-11"), (AGAIN, "2024-03-12"))
    assert (both.id, both.articles) == (first.id, 2)


def test_a_breach_is_told_of_the_agreement_before_it() -> None:
    agreement = only((SIGNED, "2024-03-11"), (CHARGES, "2024-03-15"))
    assert agreement.status == "violated"
    assert [step.step for step in agreement.history][-1] == "violated"


def test_background_without_a_day_comes_back_to_it() -> None:
    later = "Peru và Chile\n\nHai tháng sau khi Peru và Chile ký thỏa thuận ngừng bắn, biên giới yên tĩnh."
    assert len(agreements(events((SIGNED, "2024-03-11"), (later, "2024-05-10")))) == 1


def test_an_agreement_that_was_broken_is_not_the_next_one() -> None:
    broken = (
        "Peru, Chile\n\nLệnh ngừng bắn giữa Peru và Chile đã sụp đổ khi quân đội Peru giao tranh với quân \
đội Chile ngày 11/3."
    )
    again = "Peru, Chile\n\nNgày 12/3, Peru và Chile đã ký thỏa thuận ngừng bắn mới."
    found = agreements(events((SIGNED, "2024-03-11"), (broken, "2024-03-11"), (again, "2024-03-13")))
    assert [agreement.signed for agreement in found] == ["2024-03-10", "2024-03-12"]
    assert [agreement.status for agreement in found] == ["broken", "signed"]
    assert found[0].until == "2024-03-12"


def test_other_parties_have_another_agreement() -> None:
    other = "Bolivia, Paraguay\n\nNgày 10/3, Bolivia và Paraguay đã ký thỏa thuận ngừng bắn."
    found = agreements(events((SIGNED, "2024-03-11"), (other, "2024-03-11")))
    assert sorted(map(sorted, map(names, found))) == [["Bolivia", "Paraguay"], ["Chile", "Peru"]]


def test_wishes_appeals_and_conditions_found_none() -> None:
    assert agreements(events((WISHED, "2024-03-12"))) == []


def test_what_one_side_accepts_founds_none() -> None:
    page = "Bolivia\n\nNgày 10/3, Bolivia đồng ý ngừng bắn với điều kiện Paraguay rút quân."
    assert agreements(events((page, "2024-03-11"))) == []


def test_a_truce_in_trade_is_no_ceasefire() -> None:
    page = "Peru, Chile\n\nNgày 10/3, Peru và Chile gia hạn “đình chiến” thuế quan."
    assert agreements(events((page, "2024-03-11"))) == []


def test_a_unilateral_ceasefire_is_its_declarers() -> None:
    page = "Peru ngừng bắn\n\nTổng thống Peru ngày 10/3 tuyên bố ngừng bắn 72 giờ."
    agreement = only((page, "2024-03-11"))
    assert (names(agreement), agreement.declared) == ({"Peru"}, "2024-03-10")
    assert agreement.expires == "2024-03-13"


def test_a_breach_names_a_ceasefire_whose_making_no_page_tells() -> None:
    agreement = only((CHARGES, "2024-03-15"))
    assert (agreement.named_only, agreement.begins, agreement.known_since) == (True, None, "2024-03-15")
    assert names(agreement) == {"Peru", "Chile"}


def test_a_witness_who_fights_nobody_is_no_party() -> None:
    fight = "Giao tranh\n\nNgày 9/3, quân đội Peru đụng độ với quân đội Chile tại Tacna."
    page = "Ký kết\n\nNgày 10/3, Brazil, Peru và Chile đã ký thỏa thuận ngừng bắn."
    (agreement,) = agreements(events((fight, "2024-03-10"), (page, "2024-03-11")))
    assert names(agreement) == {"Peru", "Chile"}
    assert [party.name for party in agreement.mediators] == ["Brazil"]


def test_a_breach_in_another_war_of_one_side_is_of_another_ceasefire() -> None:
    war = "Argentina\n\nNgày 13/3, quân đội Chile không kích quân đội Argentina."
    blame = "Argentina\n\nNgày 15/3, Argentina cáo buộc Chile vi phạm lệnh ngừng bắn."
    found = agreements(events((SIGNED, "2024-03-11"), (war, "2024-03-14"), (blame, "2024-03-16")))
    assert [(names(one), one.named_only) for one in found] == [
        ({"Peru", "Chile"}, False),
        ({"Argentina", "Chile"}, True),
    ]


def test_a_breach_is_told_apart_by_the_foe_on_its_page() -> None:
    war = ("Argentina\n\nNgày 13/3, quân đội Chile không kích quân đội Argentina.", "2024-03-14")
    breach = "Chile\n\nNgày 15/3, quân đội Chile phá vỡ lệnh ngừng bắn, {} chỉ trích Chile."
    foe = agreements(events((SIGNED, "2024-03-11"), war, (breach.format("Argentina"), "2024-03-16")))
    assert [agreement.status for agreement in foe] == ["signed", "violated"]
    (one,) = agreements(events((SIGNED, "2024-03-11"), war, (breach.format("Brazil"), "2024-03-16")))
    assert one.status == "violated"

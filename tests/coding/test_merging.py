"""Which mentions become one event does not depend on how merging saves comparisons."""

import random

import pytest

from dienbien import code
from dienbien.coding.alike import Look, alike
from dienbien.coding.candidates import Candidate
from dienbien.coding.coder import read_document
from dienbien.coding.merge import HORIZON, merge
from dienbien.reading import read_text

SIDES = ("Chile", "Peru", "Kenya", "Mali", "Sudan", "Chad")
ACTS = (
    "không kích {}",
    "lên án {}",
    "điện đàm với {}",
    "gặp tổng thống {}",
    "trừng phạt {}",
    "lên án cuộc tấn công vào {}",
    "tấn công {} hôm 18/5",
    "tấn công thủ đô {} hôm 19/5",
    "ký thỏa thuận với {}",
)


def plainly(candidates: list[Candidate]) -> list[list[Candidate]]:
    """Each mention to the first event whose first three mentions it may be one with, one by one."""
    events: list[list[Candidate]] = []
    for candidate in candidates:
        look = Look(candidate)
        for event in events[max(0, len(events) - HORIZON) :]:
            if all(
                candidate.event == other.event
                and alike(look, Look(other), abs(candidate.sentence - other.sentence))
                for other in event[:3]
            ):
                event.append(candidate)
                break
        else:
            events.append([candidate])
    return events


def page(seed: int) -> str:
    """A title and sentences of two sides and an act, of few or many kinds."""
    chance = random.Random(seed)
    kinds = [
        f"{one} {chance.choice(ACTS).format(other)}. "
        for one, other in (chance.sample(SIDES, 2) for _ in range(chance.choice((3, 30, 300))))
    ]
    paragraphs = ["".join(chance.choices(kinds, k=40)) for _ in range(chance.choice((1, 4, 12)))]
    return "\n\n".join([kinds[0], *paragraphs])


@pytest.mark.parametrize("seed", range(8))
def test_mentions_are_merged_as_if_each_was_compared_with_all(seed: int) -> None:
    reading = read_document(read_text(page(seed), id="page", published="2024-05-20"))
    candidates = [c for sentence in reading.sentences for c in sentence.candidates if not c.reason]
    assert len(candidates) > 30
    merged = [sorted(event, key=candidates.index) for event in merge(candidates)]
    assert merged == plainly(candidates)


TWO = {
    "signed and praised": ("SUPPORT", "Peru ký hiệp ước với Chile ở Lima.", "Peru ủng hộ Chile tranh cử."),
    "an invitation and the one in return": (
        "AGREE",
        "Tổng thống Peru mời Tổng thống Chile thăm Lima vào tháng tới.",
        "Tổng thống Chile nhận lời và mời Tổng thống Peru thăm Santiago.",
    ),
    "each camp of one country": (
        "ACCUSE",
        "Chính phủ Peru cáo buộc phe đối lập Peru phá hoại cuộc bầu cử.",
        "Phe đối lập Peru cáo buộc quân đội Peru đàn áp dân thường.",
    ),
    "the ministry and the army": (
        "STATE",
        "Bộ Ngoại giao Peru phủ nhận cáo buộc do thám Chile.",
        "Quân đội Peru khẳng định không do thám Chile.",
    ),
    "not done and done": (
        "COERCE",
        "Hôm 3/11, Peru không trục xuất công dân Chile nào.",
        "Peru trục xuất 5 công dân Chile.",
    ),
    "talks with others": (
        "CONSULT",
        "Thủ tướng Peru và Thủ tướng Chile hội đàm tại Lima ngày 3/11.",
        "Thủ tướng Chile hội đàm với các nhà lãnh đạo thế giới về giá đồng.",
    ),
}
ONE = {
    "signed twice": ("SUPPORT", "Peru ký hiệp ước với Chile ở Lima.", "Peru ký hiệp ước với Chile."),
    "one invitation": (
        "AGREE",
        "Tổng thống Peru mời Tổng thống Chile thăm Lima vào tháng tới.",
        "Tổng thống Peru mời Tổng thống Chile thăm Lima.",
    ),
    "one camp": (
        "ACCUSE",
        "Chính phủ Peru cáo buộc phe đối lập Peru phá hoại cuộc bầu cử.",
        "Bộ Nội vụ Peru cáo buộc phe đối lập Peru phá hoại cuộc bầu cử.",
    ),
    "the ministry twice": (
        "STATE",
        "Bộ Ngoại giao Peru phủ nhận cáo buộc do thám Chile.",
        "Bộ Ngoại giao Peru khẳng định không do thám Chile.",
    ),
    "done twice told": (
        "COERCE",
        "Hôm 3/11, Peru trục xuất công dân Chile.",
        "Peru trục xuất 5 công dân Chile.",
    ),
    "the same talks": (
        "CONSULT",
        "Thủ tướng Peru và Thủ tướng Chile hội đàm tại Lima ngày 3/11.",
        "Thủ tướng Chile thảo luận với Thủ tướng Peru về giá đồng.",
    ),
}


@pytest.mark.parametrize(
    ("count", "told"),
    [*((2, told) for told in TWO.values()), *((1, told) for told in ONE.values())],
    ids=[*TWO, *ONE],
)
def test_the_news_told_again_is_one_event_but_another_deed_is_not(
    count: int, told: tuple[str, str, str]
) -> None:
    event, lede, body = told
    records = code(f"Tin từ Lima\n\n{lede}\n\n{body}", published="2025-11-20")
    assert sum(record.event == event for record in records) == count


@pytest.mark.parametrize(("whose", "count"), [("Peru", 1), ("Bolivia", 2)])
def test_blame_without_a_name_goes_on_with_the_one_before(whose: str, count: int) -> None:
    lines = (
        "Tin từ Nairobi",
        "Tổng thống Kenya tới Nairobi.",
        "Peru chỉ trích yêu cầu của Chile.",
        f"“Đây là hành vi bắt nạt”, người phát ngôn Bộ Ngoại giao {whose} nói.",
    )
    records = code("\n\n".join(lines), published="2025-11-20")
    assert sum(record.event == "ACCUSE" for record in records) == count


@pytest.mark.parametrize(
    ("sentence", "event", "count"),
    [
        ("Tổng thống Peru sẽ sang Malta gặp Thủ tướng nước này vào tuần sau.", "AGREE", 1),
        ("Tổng thống Peru sẽ thăm Malta và gặp Tổng thống Chile.", "AGREE", 2),
        ("Tổng thống Peru sang Malta gặp Thủ tướng Malta.", "CONSULT", 2),
        ("Hải quân Peru điều tàu chiến, bật radar nhắm vào tàu Malta.", "MOBILIZE", 1),
        ("Hải quân Peru điều tàu chiến, hải quân Malta bật radar.", "MOBILIZE", 2),
        ("Xe tăng Peru nã pháo vào bệnh viện ở Malta rồi bắn bồi.", "ASSAULT", 1),
    ],
)
def test_parts_of_one_visit_or_operation_in_one_sentence_are_one_event(
    sentence: str, event: str, count: int
) -> None:
    found = [r for r in code(sentence, published="2025-11-20") if r.event == event]
    assert len(found) == count


def test_who_strikes_and_who_shoots_down_are_two() -> None:
    found = code(
        "Drone của phiến quân Chad tấn công sân bay ở Abeche, quân đội Chad cho biết đã bắn hạ 4 chiếc.",
        published="2025-11-20",
    )
    assert [r.mode for r in found if r.event == "ASSAULT"] == ["drone", "heavy-weapons"]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Lực lượng Peru phá hủy 5 xe tăng Chile trong giao tranh ở biên giới.", 1),
        ("Lực lượng Peru phá hủy 5 xe tăng Chile khi giao tranh Mali - Chad bước sang ngày thứ hai.", 2),
    ],
)
def test_the_fight_in_which_somebody_struck_is_no_other(sentence: str, count: int) -> None:
    assert sum(r.event == "ASSAULT" for r in code(sentence, published="2025-11-20")) == count

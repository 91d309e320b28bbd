"""`dienbien copies` as a process: groups, what differs, and errors that cost nothing else."""

import json
from pathlib import Path

from .samples import Command

STORY = """Cháy chợ nổi ở Bangui

Ít nhất 7 người bị bỏng trong vụ cháy chợ nổi bên sông Ubangi rạng sáng 3/5, bệnh viện thành phố cho biết.

Ngọn lửa bùng lên từ một quầy bán dầu và lan ra bốn mươi thuyền hàng trong chưa đầy nửa giờ, theo lời kể của
 các tiểu thương.

Thị trưởng hứa dựng chợ tạm trên bờ trước cuối tuần và xin lỗi các gia đình vì xe cứu hỏa tới chậm do đường
 ngập bùn.
""".replace("\n ", " ")


def pages(folder: Path) -> list[str]:
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "b.txt").write_text(STORY.replace("Ít nhất 7", "Ít nhất 9") + "\nTheo AFP\n", encoding="utf-8")
    (folder / "c.txt").write_text("Mùa xoài\n\nXoài chín rộ ở vùng cao sau mưa.\n", encoding="utf-8")
    return ["a.txt", "b.txt", "c.txt"]


def test_text(dienbien: Command, tmp_path: Path) -> None:
    done = dienbien("copies", *pages(tmp_path))
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert lines[0] == "a.txt"
    assert lines[1].startswith("  near copy of a.txt (0.")
    assert "    ít nhất 7 người bị → ít nhất 9 người bị: Ít nhất 9 người bị bỏng" in lines[2]
    assert lines[-1] == "3 documents; 2 in 1 group"
    assert "c.txt" not in done.stdout.decode()


def test_jsonl(dienbien: Command, tmp_path: Path) -> None:
    done = dienbien("copies", *pages(tmp_path), "--format", "jsonl")
    (line,) = done.stdout.splitlines()
    first, second = json.loads(line)["members"]
    assert (first["id"], first["relation"], first["to"]) == ("a.txt", None, None)
    assert (second["id"], second["relation"], second["to"]) == ("b.txt", "near copy", "a.txt")
    assert second["differences"]["changed"][0]["numbers_after"] == ["ít nhất 9 người bị"]


def test_a_bad_input_costs_nothing_else(dienbien: Command, tmp_path: Path) -> None:
    done = dienbien("copies", "khong-co.txt", *pages(tmp_path))
    assert done.returncode == 1
    assert b"khong-co.txt: does not exist" in done.stderr
    assert b"near copy of a.txt" in done.stdout


def test_a_threshold_of_one_leaves_exact_copies(dienbien: Command, tmp_path: Path) -> None:
    names = pages(tmp_path)
    (tmp_path / "d.txt").write_text(STORY.upper(), encoding="utf-8")
    done = dienbien("copies", *names, "d.txt", "--threshold", "1", "--format", "jsonl")
    (line,) = done.stdout.splitlines()
    assert [m["id"] for m in json.loads(line)["members"]] == ["a.txt", "d.txt"]
    assert dienbien("copies", *names, "--threshold", "2").returncode == 2


def test_one_document_is_counted_as_one(dienbien: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Đoàn Tây Phong tới biên giới hôm 22/10 để đàm phán.", encoding="utf-8")
    assert dienbien("copies", "a.txt").stdout.decode() == "1 document; 0 in 0 groups\n"

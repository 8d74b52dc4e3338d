import random
import time
from itertools import pairwise

import pytest

from qa.corpus.splitting import list_items, split
from qa.types import Article


def article(text: str) -> Article:
    return Article(id="a", title="Đầu đề", text=text)


def texts(text: str, *, target: int, ceiling: int) -> list[str]:
    return [passage.text for passage in split(article(text), target=target, ceiling=ceiling)]


def test_split_paragraphs_are_kept_together() -> None:
    text = "Một hai ba. Bốn năm sáu.\n\nBảy tám chín. Mười một hai."
    assert texts(text, target=25, ceiling=40) == ["Một hai ba. Bốn năm sáu.", "Bảy tám chín. Mười một hai."]


def test_split_an_introduction_stays_with_the_first_item() -> None:
    text = "Năm qua tốt đẹp lắm.\nViệc cần làm như sau:\n1. Dạy cho thật tốt.\n2. Học cho thật tốt."
    assert texts(text, target=20, ceiling=45) == [
        "Năm qua tốt đẹp lắm.",
        "Việc cần làm như sau:\n1. Dạy cho thật tốt.",
        "2. Học cho thật tốt.",
    ]


def test_split_an_item_that_fits_the_ceiling_is_whole() -> None:
    text = "1. Một câu ngắn. Thêm một câu. Thêm một câu nữa.\n2. Hai."
    assert texts(text, target=20, ceiling=60)[0] == "1. Một câu ngắn. Thêm một câu. Thêm một câu nữa."


def test_split_a_heading_stays_with_its_paragraph() -> None:
    text = "Đoạn đầu kết thúc ở đây nhé.\n\nMục tiêu năm tới\n\nTrường sẽ có thêm ba lớp học."
    assert texts(text, target=30, ceiling=60)[1] == "Mục tiêu năm tới\n\nTrường sẽ có thêm ba lớp học."


def test_split_a_sentence_over_the_ceiling_is_cut_at_semicolons_then_at_spaces() -> None:
    assert texts("một hai ba; bốn năm sáu; bảy tám", target=12, ceiling=15) == [
        "một hai ba;",
        "bốn năm sáu;",
        "bảy tám",
    ]
    assert texts("một hai ba bốn", target=8, ceiling=8) == ["một hai", "ba bốn"]
    assert texts("abcdefghij", target=4, ceiling=4) == ["abcd", "efgh", "ij"]


def test_split_title_and_article_travel_with_each_passage() -> None:
    (passage,) = split(article("Một câu."), target=100, ceiling=200)
    assert (passage.article_id, passage.title, passage.start, passage.end, passage.text) == (
        "a",
        "Đầu đề",
        0,
        8,
        "Một câu.",
    )


def test_split_no_text_has_no_passages() -> None:
    assert split(article(" \n")) == ()


@pytest.mark.parametrize(("target", "ceiling"), [(0, 10), (20, 10), (-1, -1)])
def test_split_sizes_out_of_order_are_refused(target: int, ceiling: int) -> None:
    with pytest.raises(ValueError, match="target"):
        split(article("Một."), target=target, ceiling=ceiling)


def test_split_random_articles_are_held_to_the_character() -> None:
    rng = random.Random(3)
    pieces = [
        "Trường có ba lớp. ",
        "như sau:\n",
        "1. Dạy. ",
        "2. Học; chơi; nghỉ.\n",
        "\n\n",
        "a) một;\n",
        "b) hai.\n",
        "- gạch\n",
        "Mục tiêu\n",
        "dài " * 30,
        "không-khoảng-trắng" * 5,
        "“Vui. Buồn.” ",
        "TP. HCM ",
        "Điều 1. Phạm vi\n",
        "… ",
    ]
    for _ in range(300):
        text = "".join(rng.choice(pieces) for _ in range(rng.randrange(40)))
        target = rng.randrange(20, 200)
        ceiling = target + rng.randrange(200)
        passages = split(article(text), target=target, ceiling=ceiling)
        assert all(text[p.start : p.end] == p.text and len(p.text) <= ceiling for p in passages)
        assert all(a.end <= b.start for a, b in pairwise(passages))
        assert "".join("".join(p.text.split()) for p in passages) == "".join(text.split())
        for run in list_items(text):
            assert run.start <= run.items[0][0] <= run.items[-1][1] == run.end <= len(text)
            assert all(start < end for start, end in run.items)
            assert all(a[1] <= b[0] for a, b in pairwise(run.items))


def test_split_a_megabyte_takes_seconds_not_minutes() -> None:
    text = ("Năm học này, trường có 35 lớp với 1.208 học sinh; 82,5% học hai buổi. Các em đi học đều.\n" * 12_000)[
        :1_000_000
    ]
    began = time.process_time()
    passages = split(article(text))
    # 0.5 s on the machine it was written on; ten times as much is a mistake of order.
    assert time.process_time() - began < 5
    assert passages[-1].end == len(text.rstrip())

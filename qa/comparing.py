"""A comparison -> the question once for each that is compared, so that each can be looked up by itself."""

import re
from collections.abc import Iterator, Sequence

from qa.text.names import Name, names
from qa.text.normal import normalize
from qa.text.phrases import Cue
from qa.text.questions import is_comparison
from qa.text.times import Time, times_in
from qa.text.topics import capitalised

_COMPARES = Cue(
    r"<cue>(?! \d)",  # "hơn 200 đại biểu" compares nothing
    cue="so sánh | so với | khác nhau | khác gì | khác biệt | giống nhau | hơn | chênh lệch | compare"
    " | difference | versus"
    " | vs | more than | than | more | fewer | higher | lower",
)
_BETWEEN = Cue(
    r"[ ,]*(?:<between>)?[ ,]*(?:<noun> )?",
    between="và | với | hay | hoặc | so với | và với | hay là | khác | khác với | and | or | vs | versus"
    " | with | compared to"
    " | compared with",
    noun="tỉnh | thành phố | ông | bà | đồng chí | của | ở | tại",
)
_MORE_OF = Cue(r"<more> ((?:[^\W\d_]+ ){1,6}?)<than>", more="nhiều | ít", than="hơn")
_MORE_THAN = Cue(r"<more> ((?:[^\W\d_]+ ){0,6}?)<than>.*$", more="nhiều | ít", than="hơn")
_THAN = Cue(r"[ ,]*<than>.*$", than="hơn | so với | khác với | khác | than")
_MEASURED = Cue(
    "^(?:<ask> )?<topic>|<more>|<verdict>[ ?.!]*$",
    ask="so sánh | hãy so sánh",
    topic="số | tổng số | tỷ lệ | tỉ lệ | mức | giá | điểm | diện tích | dân số | quy mô | kinh phí | chủ đề | học phí"
    " | lương | the number",
    more="nhiều | ít | more | fewer | higher | lower",
    verdict="không | chưa",
)
_AFTER_SOURCE = Cue("<word> $", word="theo")
_WORDS = Cue(
    r"^(?:<ask> )+|[ ,]*<rest>|<both> (?=\S)",
    ask="so sánh | hãy so sánh | hãy | compare | giữa",
    rest="khác nhau như thế nào | khác nhau thế nào | khác nhau ra sao | khác nhau ở điểm nào | khác nhau ở chỗ nào"
    " | giống và khác nhau như thế nào | giống và khác nhau thế nào | giống nhau | khác nhau"
    " | có gì khác nhau | có gì giống nhau"
    " | có gì khác | khác gì nhau | chênh lệch bao nhiêu | hơn",
    both="giữa | cả hai | between",
)

Item = Name | Time


def sides(question: str) -> tuple[str, ...]:
    """Return a comparison once for each name, year or date it compares, in their order; empty for other questions.

    "Lào Cai hay Điện Biên có nhiều trường hơn?" is asked as "Lào Cai có bao nhiêu trường?" and "Điện Biên có bao nhiêu
    trường?".
    """
    text = normalize(question).strip(" ?.!")
    if _COMPARES.search(text) is None and not is_comparison(question):
        return ()
    for items in (names(text), times_in(text)):
        for row in _rows(text, items):
            if _AFTER_SOURCE.search(text[: row[0].start]):
                continue  # "Theo Sở, Lào Cai hơn ...": the source is no side
            start, end = row[0].start, row[-1].end
            return _distinct(_plain(text[:start] + _written(item, row) + text[end:]) for item in row)
    return _apart(text)


def distinct_parts(asked: Sequence[str]) -> tuple[str, ...]:
    """Return what each of several questions has that the others have not: ("Lào Cai", "Điện Biên")."""
    words = [question.strip(" ?").split() for question in asked]
    shortest = min(map(len, words))
    lead = next((at for at in range(shortest) if len({row[at] for row in words}) > 1), shortest)
    left = shortest - lead
    tail = next((at for at in range(left) if len({row[-1 - at] for row in words}) > 1), left)
    return tuple(" ".join(row[lead : len(row) - tail]) for row in words)


def _rows(text: str, items: Sequence[Item]) -> Iterator[list[Item]]:
    """Give the runs of two or more items of a kind with only "và", "hay" or "với" between, the longest first."""
    runs: list[list[Item]] = []
    for item in items:
        last = runs[-1][-1] if runs else None
        if last and last.kind == item.kind and _BETWEEN.fullmatch(text[last.end : item.start]):
            runs[-1].append(item)
        else:
            runs.append([item])
    yield from sorted((run for run in runs if len(run) > 1), key=len, reverse=True)


def _apart(text: str) -> tuple[str, ...]:
    """Ask "A có nhiều trường hơn B không?" of both: what stands before "hơn", with either name.

    "Ai đến sớm hơn A?" and "A hơn B ở điểm nào?" are asked as they stand: neither side can be asked alone.
    """
    than = _THAN.search(_without_names(text))
    if than is None or _MEASURED.search(text) is None:
        return ()
    for items in (names(text), times_in(text)):
        inside = [item for item in items if item.end <= than.start()]
        outside = [item for item in items if item.start >= than.start()]
        like = [item for item in inside if outside and item.kind == outside[0].kind]
        if like:
            claim = _MORE_THAN.sub(r"bao nhiêu \1", text) if _MORE_THAN.search(text) else text[: than.start()]
            return _distinct(
                _plain(claim[: like[-1].start] + written + claim[like[-1].end :])
                for written in (like[-1].text, _written(outside[0], [like[-1]]))
            )
    return ()


def _without_names(text: str) -> str:
    """Return a text of the same length whose names say nothing: Than Uyên is a place."""
    for name in names(text):
        text = text[: name.start] + "x" * (name.end - name.start) + text[name.end :]
    return text


def _written(item: Item, row: Sequence[Item]) -> str:
    # "năm học 2023-2024 và 2024-2025": the second is a school year as well.
    lead = re.match(r"\D+", row[0].text) if isinstance(item, Time) and item.text[0].isdigit() else None
    return (lead.group() if lead else "") + item.text


def _plain(text: str) -> str:
    """Take the words of comparing out of a question."""
    asked = _WORDS.sub("", _MORE_OF.sub(r"bao nhiêu \1", text))
    return capitalised(" ".join(asked.split()).strip(" ,")) + "?"


def _distinct(asked: Iterator[str]) -> tuple[str, ...]:
    every = tuple(dict.fromkeys(asked))
    return every if len(every) > 1 else ()

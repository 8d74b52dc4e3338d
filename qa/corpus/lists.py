"""The enumerations of an article: numbered, lettered and bulleted items, sections of a law, lists within a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qa.text.item_markers import Marker, follows, marker_at
from qa.text.sentences import clauses, sentences

Span = tuple[int, int]

# A paragraph that introduces a list is short or ends in a colon; a heading above one is shorter than this.
_LONGEST_HEADING = 150
_FEWEST_CLAUSES = 3
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class ItemRun:
    """One enumeration: the sentence that introduces it, if one does, and at least two whole items in reading order.

    `style` says what its items begin with: "1.", "a)", "I.", "-", "điều", "thứ", ... and ";" for the clauses of a
    sentence. Lists may stand within the items of others.
    """

    style: str
    intro: Span | None
    items: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where the run begins, its introduction included."""
        return self.intro[0] if self.intro else self.items[0][0]

    @property
    def end(self) -> int:
        """Where the last item ends."""
        return self.items[-1][1]


@dataclass(slots=True)
class _Open:
    """A run that may go on: the number it stands at (0 for bullets), and at which sentences its items begin."""

    style: str
    last: int
    begins: list[int] = field(default_factory=list)


def list_items(text: str) -> tuple[ItemRun, ...]:
    """Return the enumerations of an article's text by where they begin, outer before inner."""
    units = sentences(text)
    first_of_line = [i == 0 or "\n" in text[units[i - 1][1] : unit[0]] for i, unit in enumerate(units)]
    runs = [*_marked_runs(text, units, first_of_line), *_clause_runs(text, units)]
    return tuple(sorted(runs, key=lambda run: (run.start, -run.end)))


def _marked_runs(text: str, units: Sequence[Span], first_of_line: Sequence[bool]) -> Iterator[ItemRun]:
    stack: list[_Open] = []
    for i, (start, end) in enumerate(units):
        marker = marker_at(text, start, end)
        if marker:
            kept, reading, is_new = _place(stack, marker, is_first=first_of_line[i])
        elif first_of_line[i] and text[end - 1] == ":":
            # A line that introduces another list ends the bullets above it; numbers go on below it.
            kept, reading, is_new = _without_bullets(stack), None, False
        else:
            continue
        for run in _taken_off(stack, kept):
            yield _item_run(text, units, first_of_line, run, i)
        if reading:
            if is_new:
                stack.append(_Open(reading[0], 0))
            stack[-1].last = reading[1]
            stack[-1].begins.append(i)
    for run in _taken_off(stack, 0):
        yield _item_run(text, units, first_of_line, run, len(units))


def _place(stack: Sequence[_Open], marker: Marker, *, is_first: bool) -> tuple[int, tuple[str, int] | None, bool]:
    """Return how many open runs are kept, how the marker reads, and whether it begins a run or goes on with one.

    A marker that can do neither has no reading, and all runs are kept.
    """
    for depth in range(len(stack) - 1, -1, -1):
        for style, ordinal in marker.readings:
            if stack[depth].style == style and follows(style, stack[depth].last, ordinal):
                return depth + 1, (style, ordinal), False
    style, ordinal = marker.readings[0]
    same = next((depth for depth, run in enumerate(stack) if run.style == style), None)
    if len(stack) >= _DEEPEST or (ordinal > 1 and (same is not None or not is_first)):
        return len(stack), None, False
    return (len(stack) if same is None else same), (style, ordinal), True


def _without_bullets(stack: Sequence[_Open]) -> int:
    depth = len(stack)
    while depth and stack[depth - 1].last == 0:
        depth -= 1
    return depth


def _taken_off(stack: list[_Open], kept: int) -> list[_Open]:
    """Take all but the first `kept` runs off the stack; return those of two items or more."""
    taken = stack[kept:]
    del stack[kept:]
    return [run for run in taken if len(run.begins) > 1]


def _item_run(text: str, units: Sequence[Span], first_of_line: Sequence[bool], run: _Open, stop: int) -> ItemRun:
    ends = [begin - 1 for begin in run.begins[1:]]
    ends.append(_last_unit(units, first_of_line, run, stop))
    items = tuple((units[begin][0], units[end][1]) for begin, end in zip(run.begins, ends, strict=True))
    return ItemRun(run.style, _intro(text, units, first_of_line, run.begins[0]), items)


def _last_unit(units: Sequence[Span], first_of_line: Sequence[bool], run: _Open, stop: int) -> int:
    """Return where the last item ends: with its line, and as many lines more as every item above it has at least."""
    begin = run.begins[-1]
    if not first_of_line[run.begins[0]] and not first_of_line[begin]:
        return begin
    more = min(sum(first_of_line[a + 1 : b]) for a, b in zip(run.begins, run.begins[1:], strict=False))
    end = begin
    while end + 1 < min(stop, len(units)):
        if first_of_line[end + 1]:
            if not more:
                break
            more -= 1
        end += 1
    return end


def _intro(text: str, units: Sequence[Span], first_of_line: Sequence[bool], begin: int) -> Span | None:
    if begin == 0:
        return None
    start, end = units[begin - 1]
    is_heading = first_of_line[begin - 1] and end - start <= _LONGEST_HEADING and text[end - 1] not in ".!?…;"
    return (start, end) if text[end - 1] == ":" or is_heading else None


def _clause_runs(text: str, units: Sequence[Span]) -> Iterator[ItemRun]:
    """Find "...: one; two; three" within a sentence; the introduction ends with the colon."""
    for start, end in units:
        pieces = clauses(text, start, end)
        if len(pieces) < _FEWEST_CLAUSES:
            continue
        colon = text.find(":", *pieces[0])
        if colon < 0:
            continue
        first = colon + 1 + len(text[colon + 1 : pieces[0][1]]) - len(text[colon + 1 : pieces[0][1]].lstrip())
        if first < pieces[0][1]:
            yield ItemRun(";", (start, colon + 1), ((first, pieces[0][1]), *pieces[1:]))

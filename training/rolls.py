"""Who was there and as what: made-up rolls of persons with their offices, set into real passages, with a question.

News and reports of officials give them by the dozen ("đồng chí A, Phó Bí thư {party}, Chủ tịch UBND tỉnh; B, ..."),
and whom an office belongs to is a matter of punctuation alone. Persons, offices and order are drawn anew each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from training.augment import sentence_bounds
from training.examples import Example
from training.officials import (
    ASKED,
    ASKED_BACK,
    CITIES,
    ENGLISH,
    FAMILIES,
    GIVEN,
    HOUSES,
    LEADS,
    LONG_FORMS,
    MIDDLES,
    PROVINCES,
    House,
)

_UNHELD = 0.2  # share of rolls that are asked for an office of which nobody there holds any
_BACK = 0.2  # share that are asked for the office of a person
_IN_ENGLISH = 0.12  # share of the rest
_PLACED = 0.7  # share of questions that name the province where the text does

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Roll:
    """What is told: persons, the offices each holds, those that none holds, and the text with its spans in it.

    `spots` are the spans of name and of office of each person.
    """

    persons: Sequence[str]
    held: Sequence[Sequence[tuple[str, str]]]
    unheld: Sequence[tuple[str, str]]
    text: str
    spots: Sequence[tuple[_Span, _Span]]


def with_roll(example: Example, random: Random) -> Example:
    """Set a roll into the passage of an example and ask for a person or an office of it.

    One question in five asks for an office that nobody there holds.
    """
    house = random.choice(HOUSES)
    level, name = _place(random)
    roll = _roll(house, level, random)
    passage, roll_at = _set_into(example.passage, roll.text, f"{level} {name}", random)
    title = example.title
    if house.placed and random.random() < 0.5:
        title = f"{level.capitalize()} {name}: {title}"
    told = house.placed and f"{level} {name}".lower() in f"{title} {passage}".lower()
    named = (level, name) if told and random.random() < _PLACED else None
    question, span = _question(roll, named, random)
    made = replace(example, title=title, passage=passage, question=question, verdict=None)
    if span is None:
        return replace(made, start=-1, end=-1, answers=())
    start, end = span[0] + roll_at, span[1] + roll_at
    return replace(made, start=start, end=end, answers=(passage[start:end],))


def _roll(house: House, level: str, random: Random) -> _Roll:
    party = f"{level.split()[0].capitalize()} ủy"
    offices = [(vi.format(level=level, party=party), en) for vi, en in house.offices]
    random.shuffle(offices)
    persons = [_name(random) for _ in range(random.randint(2, 4))]
    held = [[offices.pop() for _ in range(random.choice((1, 1, 2)))] for _ in persons]
    text, spots = _told(persons, [[vi for vi, _ in those] for those in held], random)
    return _Roll(persons, held, offices, text, spots)


def _set_into(passage: str, roll: str, place: str, random: Random) -> tuple[str, int]:
    """Return the passage with the roll in front of one of its sentences, and where the roll begins in it."""
    before, after = random.choice(LEADS).format(x="\0", p=place).split("\0")
    at = random.choice([start for start, _ in sentence_bounds(passage)] or [0])
    head = passage[:at] + (before.rstrip() + ":" if roll.startswith("\n") else before)
    rest = passage[at:]
    return head + roll + after + (" " + rest if rest else ""), len(head)


def _question(roll: _Roll, named: tuple[str, str] | None, random: Random) -> tuple[str, _Span | None]:
    """Return a question and where the roll answers it, None where it does not."""
    row, draw = random.randrange(len(roll.persons)), random.random()
    if draw < _UNHELD and roll.unheld:
        return _ask(random.choice(roll.unheld)[0], named, random), None
    name_at, office_at = roll.spots[row]
    if draw < _UNHELD + _BACK:
        return random.choice(ASKED_BACK).format(n=roll.persons[row]), office_at
    vi, en = random.choice(roll.held[row])
    if random.random() < _IN_ENGLISH:
        return random.choice(ENGLISH).format(o=en), name_at
    return _ask(vi, named, random), name_at


def _name(random: Random) -> str:
    parts = (random.choice(FAMILIES), random.choice(MIDDLES), random.choice(GIVEN))
    return " ".join(parts if random.random() < 0.9 else (parts[0], parts[2]))


def _place(random: Random) -> tuple[str, str]:
    """Return a level and a place of it."""
    name = random.choice((*PROVINCES, *CITIES))
    return ("thành phố" if name in CITIES else "tỉnh"), name


def _ask(office: str, place: tuple[str, str] | None, random: Random) -> str:
    if place is not None:
        level, name = place
        office = f"{office} {name}" if office.endswith(level) else f"{office} {level} {name}"
    for short, long in LONG_FORMS:
        if random.random() < 0.3:
            office = office.replace(short, long)
    question = random.choice(ASKED).format(o=office)
    question = question[0].upper() + question[1:]
    return question.lower() if random.random() < 0.15 else question


def _told(
    persons: Sequence[str], held: Sequence[Sequence[str]], random: Random
) -> tuple[str, list[tuple[_Span, _Span]]]:
    """Write persons and offices in one of the ways of officials; return the spans of name and office."""
    way = random.choice(("name first", "name first", "dash", "brackets", "office first", "lines"))
    titled = (
        random.choice(("", "đồng chí ", "ông ", "bà ")) if way != "office first" else random.choice(("", "đồng chí "))
    )
    shared = titled and random.random() < 0.4
    parts = ["các đồng chí: " if shared and way != "lines" else ""]
    spots: list[tuple[_Span, _Span]] = []
    between = {"name first": "; ", "dash": "; ", "brackets": ", ", "office first": ", ", "lines": ";\n- "}[way]
    if way == "lines":
        parts.append("\n- ")
    for row, (name, offices) in enumerate(zip(persons, held, strict=True)):
        if row:
            last = row == len(persons) - 1 and way in ("brackets", "office first")
            parts.append(" và " if last else between)
        address = "" if shared else titled
        office = ", ".join(offices)
        start = sum(map(len, parts))
        if way == "office first":
            parts += [office, " ", address, name]
            name_at = start + len(office) + 1 + len(address)
            spots.append(((name_at, name_at + len(name)), (start, start + len(office))))
            continue
        opening, closing = {"dash": (" - ", ""), "brackets": (" (", ")")}.get(way, (", ", ""))
        parts += [address, name, opening, office, closing]
        name_at = start + len(address)
        office_at = name_at + len(name) + len(opening)
        spots.append(((name_at, name_at + len(name)), (office_at, office_at + len(office))))
    return "".join(parts), spots

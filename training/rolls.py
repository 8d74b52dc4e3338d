"""Who was there and as what: made-up rolls of persons with their offices, set into real passages, with a question.

News and reports of officials give them by the dozen ("đồng chí A, Phó Bí thư {party}, Chủ tịch UBND tỉnh; B, ..."),
and whom an office belongs to is a matter of punctuation alone. Persons, offices and order are drawn anew each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from training.augment import sentence_bounds
from training.examples import Example

_FAMILIES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Giàng Sùng Vàng Hà Cao Mai Thạch Sơn"
)
_MIDDLES = "Văn Thị Hữu Đức Minh Thanh Quốc Ngọc Xuân Thu Hồng Công Đình Mạnh Kim Trọng Bá Anh"
_GIVEN = (
    "An Bình Châu Chung Dũng Dung Đạt Giang Hà Hải Hạnh Hiền Hòa Hùng Hương Khánh Khoa Lan Lâm Liên Linh Long Mai Mẫn"
    " Nam Nga Nghĩa Nhung Phong Phúc Phương Quang Quyên Sơn Tâm Thảo Thắng Thúy Tiến Toàn Trang Trung Tuấn Vân Vinh"
)
_PLACES = (
    "tỉnh|An_Giang Bắc_Giang Bến_Tre Bình_Định Cà_Mau Cao_Bằng Đắk_Lắk Hà_Giang Hà_Tĩnh Kon_Tum Lai_Châu Nghệ_An"
    " Phú_Thọ Quảng_Trị Sơn_La Thái_Nguyên Thanh_Hóa Tuyên_Quang",
    "thành phố|Cần_Thơ Đà_Nẵng Hải_Phòng Huế",
)
"""Levels, each with its places."""


@dataclass(frozen=True, slots=True)
class _House:
    """Offices of one kind of house, each with its English name; `{level}` is "tỉnh", `{party}` "Tỉnh ủy"."""

    offices: Sequence[tuple[str, str]]
    placed: bool = False


_HOUSES = (
    _House(
        (
            ("Bí thư {party}", "Secretary of the Provincial Party Committee"),
            ("Phó Bí thư Thường trực {party}", "Standing Deputy Secretary of the Provincial Party Committee"),
            ("Chủ tịch UBND {level}", "Chairman of the People's Committee"),
            ("Phó Chủ tịch UBND {level}", "Vice Chairman of the People's Committee"),
            ("Chủ tịch HĐND {level}", "Chairman of the People's Council"),
            ("Phó Chủ tịch HĐND {level}", "Vice Chairman of the People's Council"),
            ("Trưởng Đoàn đại biểu Quốc hội {level}", "head of the National Assembly delegation"),
            ("Trưởng Ban Tuyên giáo {party}", "head of the Propaganda Department"),
            ("Giám đốc Sở Giáo dục và Đào tạo", "Director of the Department of Education and Training"),
            ("Phó Giám đốc Sở Giáo dục và Đào tạo", "Deputy Director of the Department of Education and Training"),
            ("Giám đốc Sở Y tế", "Director of the Department of Health"),
            ("Giám đốc Công an {level}", "chief of the police"),
            ("Chủ tịch Ủy ban MTTQ Việt Nam {level}", "Chairman of the Fatherland Front Committee"),
            ("Bí thư {level} đoàn", "Secretary of the Youth Union"),
        ),
        placed=True,
    ),
    _House(
        (
            ("Bộ trưởng Bộ Giáo dục và Đào tạo", "Minister of Education and Training"),
            ("Thứ trưởng Bộ Giáo dục và Đào tạo", "Deputy Minister of Education and Training"),
            ("Thứ trưởng Thường trực Bộ Nội vụ", "Permanent Deputy Minister of Home Affairs"),
            ("Vụ trưởng Vụ Giáo dục Tiểu học", "Director General of Primary Education"),
            ("Phó Vụ trưởng Vụ Giáo dục Trung học", "Deputy Director General of Secondary Education"),
            ("Cục trưởng Cục Nhà giáo và Cán bộ quản lý giáo dục", "head of the Department of Teachers"),
            ("Chánh Văn phòng Bộ", "Chief of the Ministry Office"),
            ("Chánh Thanh tra Bộ", "Chief Inspector of the Ministry"),
            ("Chủ tịch Công đoàn Giáo dục Việt Nam", "President of the Education Union"),
            ("Viện trưởng Viện Khoa học Giáo dục Việt Nam", "Director of the Institute of Educational Sciences"),
        )
    ),
    _House(
        (
            ("Hiệu trưởng nhà trường", "principal of the school"),
            ("Phó Hiệu trưởng nhà trường", "vice principal of the school"),
            ("Chủ tịch Hội đồng trường", "chair of the school council"),
            ("Trưởng phòng Đào tạo", "head of the training office"),
            ("Phó Trưởng phòng Đào tạo", "deputy head of the training office"),
            ("Trưởng khoa Công nghệ thông tin", "dean of information technology"),
            ("Chủ tịch Công đoàn trường", "president of the school's trade union"),
            ("Bí thư Đoàn trường", "secretary of the school's Youth Union"),
            ("Trưởng ban đại diện cha mẹ học sinh", "head of the parents' board"),
            ("Tổng phụ trách Đội", "head of the Young Pioneers"),
        )
    ),
)
_LEADS = (
    "Dự hội nghị có {x}.",
    "Tham dự buổi lễ có {x}.",
    "Tại điểm cầu {p} có {x}.",
    "Cùng dự có {x}.",
    "Chủ trì buổi làm việc gồm {x}.",
    "Đoàn công tác gồm {x}.",
    "Thành phần tham gia gồm {x}.",
    "Phát biểu tại hội thảo có {x}.",
)
_ASKED = (
    "{o} là ai?",
    "Ai là {o}?",
    "{o} tên là gì?",
    "Ai giữ chức {o}?",
    "Người giữ chức vụ {o} là ai?",
    "Vị nào là {o}?",
    "{o} dự sự kiện là ai?",
    "Cho biết tên {o}",
    "tên {o}",
)
_ASKED_BACK = (
    "{n} giữ chức vụ gì?",
    "Chức vụ của {n} là gì?",
    "{n} là ai?",
    "{n} đang làm gì?",
    "Ông/bà {n} giữ cương vị nào?",
)
_ENGLISH = ("Who is the {o}?", "What is the name of the {o}?", "Who was the {o} at the event?")
_LONG_FORMS = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("Giáo dục và Đào tạo", "GD&ĐT"))


def with_roll(example: Example, random: Random) -> Example:
    """Set a roll into the passage of an example and ask for a person or an office of it.

    One question in five asks for an office that nobody there holds.
    """
    house = random.choice(_HOUSES)
    level, name = _place(random)
    place, party = f"{level} {name}", f"{level.split()[0].capitalize()} ủy"
    offices = [(vi.format(level=level, party=party), en) for vi, en in house.offices]
    random.shuffle(offices)
    count = random.randint(2, 4)
    persons = [_name(random) for _ in range(count)]
    held = [[offices.pop() for _ in range(random.choice((1, 1, 2)))] for _ in persons]
    roll, spots = _told(persons, [[vi for vi, _ in those] for those in held], random)
    lead = random.choice(_LEADS).format(x="\0", p=place)
    before, after = lead.split("\0")
    bounds = sentence_bounds(example.passage)
    at = random.choice([start for start, _ in bounds] or [0])
    rest = example.passage[at:]
    head = example.passage[:at] + (before.rstrip() + ":" if roll.startswith("\n") else before)
    passage = head + roll + after + (" " + rest if rest else "")
    title = (
        f"{place[:1].upper()}{place[1:]}: {example.title}" if house.placed and random.random() < 0.5 else example.title
    )
    made = replace(example, title=title, passage=passage)

    named = (
        (level, name)
        if house.placed and place.lower() in f"{title} {passage}".lower() and random.random() < 0.7
        else None
    )
    row = random.randrange(count)
    draw = random.random()
    if draw < 0.2 and offices:
        question = _ask(offices.pop()[0], named, random)
        return replace(made, question=question, start=-1, end=-1, answers=())
    name_at, told_at = spots[row]
    if draw < 0.4:
        question = random.choice(_ASKED_BACK).format(n=persons[row])
        start, end = told_at
    else:
        vi, en = random.choice(held[row])
        english = random.random() < 0.12
        question = random.choice(_ENGLISH).format(o=en) if english else _ask(vi, named, random)
        start, end = name_at
    start, end = start + len(head), end + len(head)
    return replace(made, question=question, start=start, end=end, answers=(passage[start:end],))


def _name(random: Random) -> str:
    parts = (random.choice(_FAMILIES.split()), random.choice(_MIDDLES.split()), random.choice(_GIVEN.split()))
    return " ".join(parts if random.random() < 0.9 else (parts[0], parts[2]))


def _place(random: Random) -> tuple[str, str]:
    """Return a level and a place of it."""
    level, names = random.choices(_PLACES, weights=[len(one.split()) for one in _PLACES])[0].split("|")
    return level, random.choice(names.split()).replace("_", " ")


def _ask(office: str, place: tuple[str, str] | None, random: Random) -> str:
    if place is not None:
        level, name = place
        office = f"{office} {name}" if office.endswith(level) else f"{office} {level} {name}"
    for short, long in _LONG_FORMS:
        if random.random() < 0.3:
            office = office.replace(short, long)
    question = random.choice(_ASKED).format(o=office)
    question = question[0].upper() + question[1:]
    return question.lower() if random.random() < 0.15 else question


_Span = tuple[int, int]


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

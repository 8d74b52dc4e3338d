"""Names, offices and turns of phrase of which `training.rolls` makes up its rolls of officials."""

from collections.abc import Sequence
from dataclasses import dataclass


def _each(written: str, by: str | None = None) -> tuple[str, ...]:
    return tuple(written.split(by))


FAMILIES = _each(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Giàng Sùng Vàng Hà Cao Mai Thạch Sơn"
)
MIDDLES = _each("Văn Thị Hữu Đức Minh Thanh Quốc Ngọc Xuân Thu Hồng Công Đình Mạnh Kim Trọng Bá Anh")
GIVEN = _each(
    "An Bình Châu Chung Dũng Dung Đạt Giang Hà Hải Hạnh Hiền Hòa Hùng Hương Khánh Khoa Lan Lâm Liên Linh Long Mai Mẫn"
    " Nam Nga Nghĩa Nhung Phong Phúc Phương Quang Quyên Sơn Tâm Thảo Thắng Thúy Tiến Toàn Trang Trung Tuấn Vân Vinh"
)
PROVINCES = _each(
    "An Giang|Bắc Giang|Bến Tre|Bình Định|Cà Mau|Cao Bằng|Đắk Lắk|Hà Giang|Hà Tĩnh|Kon Tum|Lai Châu|Nghệ An|Phú Thọ"
    "|Quảng Trị|Sơn La|Thái Nguyên|Thanh Hóa|Tuyên Quang",
    "|",
)
CITIES = ("Cần Thơ", "Đà Nẵng", "Hải Phòng", "Huế")


@dataclass(frozen=True, slots=True)
class House:
    """Offices of one kind of house, each with its English name; `{level}` is "tỉnh", `{party}` "Tỉnh ủy"."""

    offices: Sequence[tuple[str, str]]
    placed: bool = False


HOUSES = (
    House(
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
    House(
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
    House(
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
LEADS = (
    "Dự hội nghị có {x}.",
    "Tham dự buổi lễ có {x}.",
    "Tại điểm cầu {p} có {x}.",
    "Cùng dự có {x}.",
    "Chủ trì buổi làm việc gồm {x}.",
    "Đoàn công tác gồm {x}.",
    "Thành phần tham gia gồm {x}.",
    "Phát biểu tại hội thảo có {x}.",
)
ASKED = (
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
ASKED_BACK = (
    "{n} giữ chức vụ gì?",
    "Chức vụ của {n} là gì?",
    "{n} là ai?",
    "{n} đang làm gì?",
    "Ông/bà {n} giữ cương vị nào?",
)
ENGLISH = ("Who is the {o}?", "What is the name of the {o}?", "Who was the {o} at the event?")
LONG_FORMS = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("Giáo dục và Đào tạo", "GD&ĐT"))

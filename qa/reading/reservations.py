"""Words by which a sentence says less, or other than, what its other words say: exceptions, plans, hearsay, a part."""

from qa.text.phrases import Cue
from qa.text.syllables import syllables

_RESERVED = Cue(
    "<conditions>|<only>|<plans>|<hearsay>|<undone>|<part>|<past>|<halves>",
    loose=False,
    conditions="nếu | khi | trừ | ngoại trừ | trường hợp | điều kiện | miễn | tùy | ngoài ra | ngoài việc | ngoài các"
    " | ngoài những | thay vì | thay cho | thay thế",
    only="chỉ có | chỉ được | chỉ dành | chỉ cho | chỉ những | chỉ các | chỉ khi | chỉ áp dụng | riêng",
    plans="dự kiến | dự định | dự thảo | đề xuất | đề nghị | kiến nghị | phấn đấu | mục tiêu | kế hoạch | xem xét"
    " | hy vọng | hi vọng | mong | nên | sẽ | sắp | chuẩn bị | có thể | hứa | cam kết | yêu cầu | muốn | xin | ý định",
    hearsay="cho rằng | tin đồn | sai | tin giả | giả mạo | nhầm | bác bỏ | phủ nhận | lẽ ra | đáng lẽ | tưởng | suýt"
    " | hay không | có hay | liệu | hỏi",
    undone="hủy | hoãn | bãi bỏ | dừng | ngừng | chấm dứt | hết hiệu lực | thiếu | hạn chế | khó | ít khi | hiếm khi",
    part="một số | phần lớn | đa số | hầu hết | nhiều nơi",
    past="trước đây | từng | cũ | không còn",
    halves="không chỉ | không những | không ít | không ai | không phải ai | không phải mọi | không phải tất cả"
    " | không hẳn | không hoàn toàn | chưa chắc | chưa hẳn",
)
_UNFINISHED = Cue("<word>", loose=False, word="đang | tiếp tục | bắt đầu | gần | một phần | bước đầu | cơ bản")


def is_reserved(question: str, sentence: str, *, done: bool) -> bool:
    """Tell whether the sentence makes a reservation that the question does not make; `done`: asked is if it is over."""
    asked, left = f" {' '.join(syllables(question))} ", " ".join(syllables(sentence))
    for cue in (_RESERVED, *([_UNFINISHED] if done else [])):
        at = left
        while found := cue.search(at):
            if f" {found.group().lower()} " not in asked:
                return True
            at = at[found.end() :]
    return False

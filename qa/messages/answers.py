"""What an answer says around the words of an article."""

from typing import Literal

VERDICTS: dict[Literal["yes", "no"], str] = {"yes": "Có", "no": "Không"}
WITH_SENTENCE = "{verdict}. {sentence}"
DIFFERENT = "Các bài viết nói khác nhau:"
FIGURE = "{answer} ({article})"
SIDE = "{side}: {answer}"
NOT_FOUND_SIDE = "không tìm thấy trong các bài viết"

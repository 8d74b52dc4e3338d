"""The words of the evaluation report, Vietnamese and English side by side."""

from collections.abc import Mapping

from qa.messages.words import Words

STATES: Mapping[str, Words] = {
    "right": Words("Đúng", "Right"),
    "wrong_span": Words("Trả lời sai chỗ", "Wrong span"),
    "not_read": Words("Tìm thấy nhưng không đọc ra", "Retrieved but not read"),
    "not_retrieved": Words("Không tìm thấy đoạn", "Not retrieved"),
    "silent_wrongly": Words("Im lặng sai", "Silent wrongly"),
    "should_be_silent": Words("Lẽ ra phải im lặng", "Should have been silent"),
    "error": Words("Lỗi khi hỏi", "Failed"),
    "unscored": Words("Không chấm điểm", "Not scored"),
}

STATE_HELP: Mapping[str, Words] = {
    "right": Words("câu trả lời chứa đáp án, hoặc im lặng đúng lúc", "the answer holds the gold, or is rightly silent"),
    "wrong_span": Words(
        "trích đúng nơi có đáp án nhưng rút ra câu trả lời sai",
        "the right place is quoted, the answer taken from it is wrong",
    ),
    "not_read": Words(
        "đoạn có đáp án đã được tìm thấy nhưng câu trả lời lấy ở nơi khác",
        "the gold passage was found, the answer was taken from elsewhere",
    ),
    "not_retrieved": Words(
        "đoạn có đáp án không nằm trong các đoạn tìm được", "the gold passage is not among the passages found"
    ),
    "silent_wrongly": Words(
        "đoạn có đáp án đã được tìm thấy mà trợ lý không trả lời",
        "the gold passage was found, and nothing was answered",
    ),
    "should_be_silent": Words(
        "các bài viết không nói tới mà trợ lý vẫn trả lời", "the articles do not say, and an answer was given"
    ),
    "error": Words("câu hỏi không hỏi được", "the question could not be asked"),
    "unscored": Words("câu hỏi không kèm đáp án", "the question came without gold answers"),
}

GROUPS: Mapping[str, Words] = {
    "answer": Words("Câu trả lời", "Answers"),
    "articles": Words("Tìm đúng bài viết", "Finding the article"),
    "passages": Words("Tìm đúng đoạn", "Finding the passage"),
    "citation": Words("Trích dẫn", "Citations"),
    "silence": Words("Im lặng và độ tin cậy", "Silence and confidence"),
    "latency": Words("Thời gian trả lời", "Time to answer"),
}

_RETRIEVAL: Mapping[str, Words] = {
    **{
        f"recall@{k}": Words(f"Có trong {k} kết quả đầu" if k > 1 else "Đứng đầu", f"Recall@{k}") for k in (1, 3, 5, 10)
    },
    "mrr@10": Words("MRR@10", "MRR@10"),
    "ndcg@10": Words("nDCG@10", "nDCG@10"),
}

FIGURES: Mapping[str, Words] = {
    "right": Words("Trả lời đúng", "Right"),
    "exact": Words("Khớp hoàn toàn (EM)", "Exact match"),
    "f1": Words("F1 theo từ", "Token F1"),
    "contains": Words("Chứa đáp án", "Contains the gold"),
    "equivalent": Words("Chứa đáp án, hoặc bằng về số và ngày", "Contains it, or equal as number or date"),
    **{f"{level}_{name}": words for level in ("article", "passage") for name, words in _RETRIEVAL.items()},
    "citations_verified": Words("Trích dẫn khớp nguyên văn", "Verified verbatim"),
    "citation_precision": Words("Trích đúng chỗ (precision)", "Precision"),
    "citation_recall": Words("Trích đủ (recall)", "Recall"),
    "answered": Words("Tỷ lệ có trả lời", "Share answered"),
    "silence_precision": Words("Im lặng là đúng (precision)", "Silence precision"),
    "silence_recall": Words("Biết im lặng (recall)", "Silence recall"),
    "auroc": Words("Phân biệt có/không có đáp án (AUROC)", "AUROC, answerable or not"),
    "aurc": Words("Diện tích rủi ro – độ phủ (AURC)", "Area under risk–coverage"),
    "ece": Words("Sai lệch hiệu chuẩn (ECE)", "Calibration error (ECE)"),
}

TILES: Mapping[str, Words] = {
    "passage_recall@5": Words("Đoạn có đáp án nằm trong 5 đoạn đầu", "Gold passage among the first 5"),
    "article_recall@5": Words("Bài có đáp án nằm trong 5 bài đầu", "Gold article among the first 5"),
    "citation_precision": Words("Trích dẫn đúng chỗ", "Citations on the gold place"),
    "silence_recall": Words("Im lặng khi bài viết không nói tới", "Silent where the articles do not say"),
    "total_p50": Words("Một nửa số câu trả lời trong", "Half of the answers come within"),
}

LABELS: Mapping[str, Words] = {
    "unanswerable": Words("không có đáp án", "unanswerable"),
    "what": Words("gì, nào", "what"),
    "who": Words("ai", "who"),
    "when": Words("khi nào", "when"),
    "where": Words("ở đâu", "where"),
    "why": Words("vì sao", "why"),
    "how": Words("thế nào", "how"),
    "how_many": Words("bao nhiêu", "how many"),
    "list": Words("liệt kê", "list"),
    "yes_no": Words("có hay không", "yes or no"),
    "plain": Words("câu thường", "plain"),
    "unaccented": Words("không dấu", "unaccented"),
    "paraphrased": Words("nói cách khác", "paraphrased"),
    "english": Words("tiếng Anh", "English"),
    "keywords": Words("từ khóa", "keywords"),
    "abbreviated": Words("viết tắt", "abbreviated"),
    "half": Words("hỏi nửa chừng", "half a question"),
    "tone": Words("đặt dấu kiểu khác", "other tone placement"),
    "nfd": Words("dấu rời (NFD)", "decomposed (NFD)"),
}

FIGURE_HELP: Mapping[str, Words] = {
    "right": Words(
        "Chứa đáp án (hoặc bằng về số, ngày); nếu các bài viết không nói tới: im lặng",
        "Holds the gold answer (or equals it as number or date); where the articles do not say: silence",
    ),
    "exact": Words("Quy tắc MLQA cho tiếng Việt; câu có đáp án", "MLQA rules for Vietnamese; answerable questions"),
    "f1": Words("Quy tắc MLQA cho tiếng Việt; câu có đáp án", "MLQA rules for Vietnamese; answerable questions"),
    "contains": Words(
        "Các từ của đáp án đứng liền nhau trong câu trả lời", "The gold words stand side by side in the answer"
    ),
    "equivalent": Words("1,2 triệu = 1.200.000; 19/8/2024 = ngày 19 tháng 8 năm 2024", "1,2 triệu = 1.200.000"),
    "citations_verified": Words(
        "Câu trích có nguyên văn tại đúng vị trí trong bài", "The quote was read again at its place"
    ),
    "citation_precision": Words("Phần câu trích đứng ở nơi có đáp án", "Citations that stand on the gold evidence"),
    "citation_recall": Words(
        "Phần bằng chứng được trích; im lặng tính 0", "Gold evidence that is cited; silence counts 0"
    ),
    "silence_precision": Words(
        "Trong các lần im lặng, số lần đúng là không có đáp án", "Of all silences, those in place"
    ),
    "silence_recall": Words(
        "Trong các câu không có đáp án, số câu im lặng", "Of all unanswerable questions, those left silent"
    ),
    "auroc": Words("1 là phân biệt hoàn toàn, 0,5 là đoán mò", "1 is perfect, 0.5 is chance"),
    "aurc": Words("Trên các câu có trả lời; càng nhỏ càng tốt", "Over questions answered; lower is better"),
    "ece": Words(
        "Độ tin cậy lệch khỏi tỷ lệ đúng; càng nhỏ càng tốt", "Confidence against share right; lower is better"
    ),
}

STAGES: Mapping[str, Words] = {
    "understand": Words("Hiểu câu hỏi", "Understand"),
    "retrieve": Words("Tìm đoạn", "Retrieve"),
    "read": Words("Đọc", "Read"),
    "cite": Words("Trích dẫn", "Cite"),
    "total": Words("Tổng cộng", "Total"),
}

PAGE: Mapping[str, Words] = {
    "title": Words("Báo cáo đánh giá", "Evaluation report"),
    "partial": Words(
        "Báo cáo chưa đủ: mới hỏi {done} trên {total} câu. Chạy lại cùng lệnh để hỏi tiếp phần còn lại.",
        "Partial report: {done} of {total} questions asked. Run the same command again to go on.",
    ),
    "lead_scored": Words(
        "Trợ lý trả lời đúng {right} trên {scored} câu ({share}).",
        "The assistant is right on {right} of {scored} questions ({share}).",
    ),
    "lead_silence": Words(
        "{silent} trên {unanswerable} câu mà các bài viết không nói tới được nhận ra đúng.",
        "{silent} of {unanswerable} questions that the articles do not answer were recognised.",
    ),
    "lead_unscored": Words(
        "{count} câu hỏi không kèm đáp án nên chỉ được trả lời, không chấm điểm.",
        "{count} questions came without gold answers: answered, not scored.",
    ),
    "about": Words(
        "{questions} câu hỏi · {articles} bài viết, {passages} đoạn · {date}",
        "{questions} questions · {articles} articles, {passages} passages · {date}",
    ),
    "of_cases": Words("{n} câu", "{n} cases"),
    "interval": Words("Khoảng 95 %", "95 % interval"),
    "figure": Words("Chỉ số", "Figure"),
    "value": Words("Giá trị", "Value"),
    "n": Words("Số câu", "Cases"),
    "summary": Words("Tóm tắt", "Summary"),
    "figures": Words("Mọi chỉ số", "All figures"),
    "what_went_wrong": Words("Kết quả từng loại", "What became of the questions"),
    "by_kind": Words("Theo dạng câu hỏi", "By kind of question"),
    "by_style": Words("Theo cách hỏi", "By style"),
    "risk_coverage": Words("Rủi ro theo độ phủ", "Risk against coverage"),
    "risk_coverage_help": Words(
        "Nếu chỉ giữ những câu tự tin nhất: tỷ lệ sai (dọc) theo tỷ lệ câu được trả lời (ngang). Đường thấp là tốt.",
        "Keeping only the most confident answers: "
        "error rate (up) by share of questions answered (across). Low is good.",
    ),
    "reliability": Words("Độ tin cậy có đáng tin?", "Reliability"),
    "reliability_help": Words(
        "Tỷ lệ đúng thật (dọc) theo độ tin cậy được báo (ngang). "
        "Càng sát đường chéo càng đáng tin; chấm to là nhiều câu.",
        "Share right (up) by stated confidence (across). "
        "The nearer to the diagonal the better; large dots are many answers.",
    ),
    "latency": Words("Thời gian từng bước", "Time by stage"),
    "latency_help": Words(
        "Mỗi vạch: nửa số câu (đậm), 95 % (vừa), 99 % (nhạt) xong trước thời điểm này; ms là phần nghìn giây.",
        "Each bar: half (dark), 95 % (medium) and 99 % (light) of the questions are done by then.",
    ),
    "by_kind_help": Words(
        "Tỷ lệ trả lời đúng; vạch mảnh là khoảng tin cậy 95 %.", "Share right; the thin line is the 95 % interval."
    ),
    "too_few": Words("Chưa đủ dữ liệu để vẽ.", "Not enough data to draw."),
    "comparison": Words("So với lần trước ({other})", "Against the other run ({other})"),
    "comparison_help": Words(
        "{shared} câu chung, cùng đáp án. "
        "p là xác suất thấy chênh lệch cỡ này khi hai lần thật ra ngang nhau (hoán vị ghép cặp).",
        "{shared} shared cases with equal gold. "
        "p is the chance of such a gap if neither were better (paired randomisation).",
    ),
    "here": Words("Lần này", "This run"),
    "there": Words("Lần kia", "Other run"),
    "gap": Words("Chênh lệch", "Difference"),
    "gained": Words("Nay đúng, trước sai ({n})", "Right now, wrong there ({n})"),
    "lost": Words("Nay sai, trước đúng ({n})", "Wrong now, right there ({n})"),
    "problems": Words("Dòng bị bỏ qua trong tệp câu hỏi ({n})", "Lines of the question set that were left out ({n})"),
    "line": Words("Dòng {line}", "Line {line}"),
    "cases": Words("Từng câu hỏi", "Every question"),
    "search": Words("Tìm trong câu hỏi và câu trả lời…", "Find in questions and answers…"),
    "every_state": Words("Mọi kết quả", "Every outcome"),
    "every_kind": Words("Mọi dạng", "Every kind"),
    "every_style": Words("Mọi cách hỏi", "Every style"),
    "shown": Words("câu đang hiện", "shown"),
    "open_all": Words("Mở tất cả", "Open all"),
    "close_all": Words("Đóng tất cả", "Close all"),
    "gold": Words("Đáp án", "Gold"),
    "gold_silent": Words("Các bài viết không nói tới", "The articles do not say"),
    "gold_all": Words("phải đủ mọi mục", "every item needed"),
    "gold_place": Words("Nơi có đáp án", "Gold place"),
    "answer": Words("Trả lời", "Answer"),
    "silence": Words("(im lặng)", "(silent)"),
    "confidence": Words("Độ tin cậy", "Confidence"),
    "quotes": Words("Trích dẫn", "Citations"),
    "has_gold": Words("có đáp án", "holds the gold"),
    "hits": Words("Đoạn tìm được", "Passages found"),
    "no_hits": Words("không có đoạn nào", "none"),
    "seconds": Words("Thời gian", "Time"),
    "error": Words("Lỗi", "Error"),
    "shortened": Words(
        "Bộ câu hỏi lớn: câu trả lời đúng không kèm các đoạn tìm được; đầy đủ trong results.jsonl.",
        "A large set: right answers come without the passages found; results.jsonl has them all.",
    ),
    "repeat": Words("Để lặp lại lần đánh giá này", "To repeat this run"),
    "language": Words("English", "Tiếng Việt"),
    "theme": Words("Sáng / tối", "Light / dark"),
    "print": Words("In", "Print"),
    "yes": Words("đúng", "yes"),
    "few": Words(
        "Ít câu hỏi ({n}): khoảng tin cậy chỉ là ước lượng thô.", "Few questions ({n}): the intervals are rough."
    ),
}


def figure_words(name: str) -> Words:
    """Return the name of a figure, a latency's made of its stage and share."""
    stage, _, share = name.rpartition("_")
    if name not in FIGURES and stage:
        words = STAGES.get(stage, Words(stage, stage))
        return Words(f"{words.vi}, {share}", f"{words.en}, {share}")
    return FIGURES.get(name, Words(name, name))

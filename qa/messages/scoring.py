"""What the scoring tab of the chat says, in Vietnamese."""

TAB = "Chấm điểm"
PURPOSE = (
    "Gửi một bộ câu hỏi kèm đáp án: từng câu được hỏi trên các bài viết của thư viện này, rồi câu trả lời được chấm."
)
FORMAT = (
    "Tệp {endings}, tối đa {megabytes} MB và {most} câu, có cột «câu hỏi» và «đáp án». Những đáp án đều đúng cách nhau "
    "bằng dấu |; ô đáp án để trống nghĩa là các bài viết không nói tới. Bộ câu hỏi không có đáp án nào thì chỉ được "
    "trả lời, không chấm."
)
SAMPLE = "Tải tệp mẫu (CSV)"
SAMPLE_NAME = "cau-hoi-mau.csv"
SAMPLE_ROWS = (
    ("câu hỏi", "đáp án"),
    ("Hội nghị tổng kết năm học 2023-2024 được tổ chức tại đâu?", "Hà Nội"),
    ("Ai chủ trì hội nghị của Cụm thi đua số 1?", "Ngô Thị Minh|Thứ trưởng Ngô Thị Minh"),
    ("Học phí đại học năm 2025 là bao nhiêu?", ""),
)
CHOOSE = "Chọn tệp câu hỏi"
RECEIVED = "Đã nhận tệp, đang chờ tới lượt chấm…"
READING = "Đang đọc bộ câu hỏi…"
ASKED = "Đã hỏi {done} trên {total} câu"
LEFT = ", còn khoảng {time}"
SECONDS = "{count} giây"
MINUTES = "{count} phút"
FAILED = "Chưa chấm điểm được."
REPORT_OF = "Kết quả của {name}"
FIGURE_COLUMNS = ("Chỉ số", "Giá trị", "Khoảng 95 %", "Số câu")
DOWNLOAD_ALL = "Tải tất cả (.zip)"
DOWNLOAD_REPORT = "Tải báo cáo (.html)"
ALL_HOLDS = (
    "Báo cáo đầy đủ có từng câu hỏi với câu trả lời, trích dẫn và điều gì đã sai; tệp .zip kèm bảng CSV và JSON."
)
PROBLEMS_LEFT = "… và {count} dòng khác, có đủ trong báo cáo."

WRONG_ENDING = "Cần một tệp có đuôi {endings}."
TOO_LARGE = "Tệp quá lớn: tối đa {megabytes} MB. Với bộ câu hỏi lớn hơn hãy dùng lệnh hoidap evaluate."

import pytest

from qa.text.english import is_english, speaks_english


@pytest.mark.parametrize(
    "question", ["what is the name of stop number 5", "who won", "how to do it in the end", "python tutorial"]
)
def test_is_english_of_english_is_true(question):
    assert is_english([word for word in question.split() if word.isalpha()])


@pytest.mark.parametrize(
    "question", ["ai chu tri hoi nghi", "friedrich wieser sinh nam nao o dau", "ke hoach marketing nam nay", ""]
)
def test_is_english_of_bare_vietnamese_is_false(question):
    assert not is_english(question.split())


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("Who built the Rạch Gừa bridge?", True),
        ("In which countries do students from Dien Bien study?", True),
        ("Ai xây cầu Rạch Gừa?", False),
        ("ai xay cau rach gua", False),
        ("2024?", False),
        ("Lào Cai có bn CBQL, GV, NV?", False),
        ("co bn hs", False),
        ("WHO IS THE HEAD?", True),
        ("Who killed Nghiêm Khoát?", True),
        ("When was Trường Đại học Hồng Đức founded?", True),
        ("Does Lào Cai have a university?", True),
        ("Ai đã giành Super Bowl XLIX?", False),
        ("Brad Pitt nhận nuôi Pax khi nào?", False),
        ("WHO khuyến cáo gì?", False),
        ("Sapa?", False),
        ("Zalo", False),
        ("Google Classroom dung the nao", False),
        ("Google Form lam the nao?", False),
        ("Robot Python Scratch co the hoc o dau", False),
        ("email password reset the nao", False),
        ("Icon of the Seas duoc khoi dong khi nao?", False),
        ("Where is La Gi?", True),  # the place, not "là gì"
        ("Can I register online?", True),
        ("May I come in?", True),
        ("may tinh Dell", False),
        ("can bo email gi", False),
        ("https://online.school.edu.vn la gi", False),
        ("", False),
    ],
)
def test_speaks_english_whatever_names_the_question_holds(question, english):
    assert speaks_english(question) is english

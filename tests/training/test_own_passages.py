from training.examples import read_examples
from training.fit_joint_reader import HELD_OUT
from training.question_files import OWN_ARTICLES, OWN_ARTICLES_HELD_OUT, OWN_PASSAGES


def test_own_passages_answers_stand_where_they_say() -> None:
    examples = read_examples(OWN_PASSAGES, language="vi")  # raises where one does not
    assert len({example.id for example in examples}) == len(examples)
    assert 0.15 < sum(not example.answerable for example in examples) / len(examples) < 0.35


def test_own_held_out_passages_are_not_trained_on() -> None:
    trained = {example.passage for example in read_examples(OWN_PASSAGES, language="vi")}
    held_out = {example.passage for example in read_examples(HELD_OUT, language="vi")}
    assert len(held_out) == 160
    assert not trained & held_out


def test_own_articles_are_twenty_questions_each_and_those_for_reporting_are_others() -> None:
    tuning, held_out = (read_examples(path, language="vi") for path in (OWN_ARTICLES, OWN_ARTICLES_HELD_OUT))
    assert (len(tuning), len(held_out)) == (360, 240)
    assert sum(not example.answerable for example in (*tuning, *held_out)) == 7 * 30
    assert not {example.passage for example in tuning} & {example.passage for example in held_out}

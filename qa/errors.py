"""Everything this package raises on purpose.

QaError
├── SettingsError
│   ├── UnknownSetting        a key that no setting has
│   └── SettingOutOfRange     a value outside its range
├── CorpusError
│   ├── PathMissing           nothing stands at the path
│   ├── NothingToIndex        a folder without any file of a known kind
│   ├── FileUnreadable        the system refused the file
│   ├── NotText               a binary file
│   ├── WrongEncoding         bytes that are no text in any likely encoding
│   ├── LegacyEncoding        letters of a pre-Unicode encoding, too damaged to convert
│   ├── NoText                an article without text
│   └── BadRecord             a record of a file that does not fit its format
├── QuestionError
│   ├── EmptyQuestion         no letters in it
│   ├── QuestionTooLong       longer than the limit
│   ├── DayUnreadable         a limit that is no day
│   └── DaysReversed          a last day before the first
├── EvaluationError
│   ├── UnknownCaseFile       a question set of no known kind
│   ├── CasesBroken           a question set that cannot be parsed
│   ├── NoQuestionColumn      a table without a column of questions
│   ├── NoCases               not one usable question
│   ├── TooManyCases          more questions than are asked from a browser
│   ├── AnotherRun            the output folder holds a run of something else
│   ├── RunBusy               another process writes that run
│   └── RunMissing            no run in the folder
├── PortTaken                 the chat cannot listen at the address
└── LibraryError
    ├── LibraryMissing        no library at the path
    ├── LibraryLocked         another process is writing
    ├── LibraryReadOnly       the folder does not let itself be written
    ├── LibraryDamaged        the store cannot be read
    ├── EncoderMismatch       vectors of another encoder
    ├── ArticleUnknown        no article of that id
    └── DiskFull              the disk took no more

Each error carries what it was given as `given`; `qa.messages.explain` says the same in Vietnamese.
"""

from typing import ClassVar


class QaError(Exception):
    """The root of the tree; `given` holds the values its message was made of."""

    template: ClassVar[str] = "question answering failed"

    def __init__(self, **given: object) -> None:
        self.given = given
        super().__init__(self.template.format(**given))


class SettingsError(QaError):
    """A setting cannot be used."""


class UnknownSetting(SettingsError):
    """A key that no setting has."""

    template = "unknown setting {key!r} in {where}; the settings are: {known}"


class SettingOutOfRange(SettingsError):
    """A value outside its range."""

    template = "setting {key!r} in {where} is {value!r}; expected {expected}"


class CorpusError(QaError):
    """Files that cannot become articles."""


class PathMissing(CorpusError):
    """Nothing stands at the path."""

    template = "nothing stands at {path}; pass a file or folder of articles"


class NothingToIndex(CorpusError):
    """A folder without any file of a known kind."""

    template = "no articles in {path}; expected files ending in {endings}"


class FileUnreadable(CorpusError):
    """The system refused the file, or it is a settings file that is no TOML."""

    template = "cannot read {path}: {reason}"


class NotText(CorpusError):
    """A binary file."""

    template = "{path} is not text (byte 0x{byte:02x} at {offset}); save it as UTF-8 text"


class WrongEncoding(CorpusError):
    """Bytes that are no text in any likely encoding."""

    template = "{path} is not UTF-8: byte 0x{byte:02x} at {offset}; tried {tried} as well; save it as UTF-8"


class LegacyEncoding(CorpusError):
    """Letters of a pre-Unicode encoding, too damaged to convert."""

    template = (
        "{path} looks like text in {encoding} that was read as something else, and only {share} % of its words can be "
        "converted; save the original as UTF-8"
    )


class NoText(CorpusError):
    """An article without text."""

    template = "the article {path} has no text after cleaning; add text or leave the file out"


class BadRecord(CorpusError):
    """A record of a file that does not fit its format."""

    template = "{path}, line {line}: {reason}"


class QuestionError(QaError):
    """A question that cannot be searched."""


class EmptyQuestion(QuestionError):
    """No letters in it."""

    template = "the question {question!r} has no letters or digits; type a question"


class QuestionTooLong(QuestionError):
    """Longer than the limit."""

    template = "the question has {length} characters; at most {limit} are read: shorten it"


class DayUnreadable(QuestionError):
    """A limit of the search that is no day."""

    template = "{day!r} is no day; type it like 19/8/2024"


class DaysReversed(QuestionError):
    """A limit of the search whose last day is before its first."""

    template = "no article is published from {since} to {until}: give the earlier day first"


class EvaluationError(QaError):
    """A question set or a run of one that cannot be used."""


class UnknownCaseFile(EvaluationError):
    """A question set of no known kind."""

    template = "{path} is no known kind of question set; expected a file ending in {endings}"


class CasesBroken(EvaluationError):
    """A question set that cannot be parsed."""

    template = "{path} cannot be read as {kind}: {reason}; open it in its own program and save it again"


class NoQuestionColumn(EvaluationError):
    """A table without a column of questions."""

    template = "{path} has the columns {columns}: name the one with the questions 'question' or 'câu hỏi'"


class NoCases(EvaluationError):
    """Not one usable question."""

    template = "{path} has no usable question; {count} lines with problems, the first: {first}"


class TooManyCases(EvaluationError):
    """More questions than are asked from a browser."""

    template = "{path} has {count} questions; at most {limit} are asked here: use hoidap evaluate for more"


class AnotherRun(EvaluationError):
    """The output folder holds a run of something else."""

    template = "{path} holds a run that differs in {differs}; choose another folder, or start it anew (restart)"


class RunBusy(EvaluationError):
    """Another process writes that run."""

    template = "another process is evaluating into {path}; wait until it has finished, or choose another folder"


class RunMissing(EvaluationError):
    """No run in the folder."""

    template = "no run in {path}; pass the output folder of an evaluation"


class PortTaken(QaError):
    """The chat cannot listen at the address."""

    template = "cannot listen at {host}:{port} ({reason}); stop what is using the port, or pass another with --port"


class LibraryError(QaError):
    """A library that cannot be used."""


class LibraryMissing(LibraryError):
    """No library at the path."""

    template = "no library at {path}; make one with: hoidap index PATH --library {path}"


class LibraryLocked(LibraryError):
    """Another process is writing."""

    template = "another process is writing to {path}; wait until it has finished and try again"


class LibraryReadOnly(LibraryError):
    """The folder does not let itself be written."""

    template = "cannot write to the library at {path} ({reason}); make the folder writable, or index into another one"


class LibraryDamaged(LibraryError):
    """The store cannot be read."""

    template = "the library at {path} is damaged ({reason}); move the folder away and index the articles again"


class EncoderMismatch(LibraryError):
    """Vectors of another encoder."""

    template = (
        "the library at {path} was made with the encoder {stored} and opened with {opened}; "
        "open it with the first, or index the articles again into another folder"
    )


class ArticleUnknown(LibraryError):
    """No article of that id."""

    template = "no article {article_id!r} in {path}; hoidap status lists the articles"


class DiskFull(LibraryError):
    """The disk took no more."""

    template = "no room left on the disk of {path}; nothing that was there is lost: free some space and try again"

"""Everything this package raises on purpose.

EmbeddingsError
├── ModelNotFound        no model of that name or path
├── ModelDamaged         the files of a model are not what they should be
├── UnknownPooling       a model pools its tokens in a way that is not known here
├── DiskFull             the disk took no more
├── MissingPackage       an optional package is needed and not installed
├── DimensionMismatch    vectors of another width than the index holds
└── IndexDamaged         an index file cannot be read back

Each error carries what it was given as `given`, so that a face can say the same in the language of its reader.
"""

from typing import ClassVar


class EmbeddingsError(Exception):
    """The root of the tree; `given` holds the values its message was made of."""

    template: ClassVar[str] = "embedding failed"

    def __init__(self, **given: object) -> None:
        self.given = given
        super().__init__(self.template.format(**given))


class ModelNotFound(EmbeddingsError):
    """No model of that kind under that name or path."""

    template = (
        "no {kind} {name!r}: it is neither the packaged one, nor a directory that holds one, nor one that the hub gave "
        "({reason}); pass one of these"
    )


class ModelDamaged(EmbeddingsError):
    """A model's files differ from what they should be."""

    template = "the model at {path} is damaged ({reason}); delete that folder, or reinstall its package, and try again"


class UnknownPooling(EmbeddingsError):
    """A pooling mode that the light runner does not know."""

    template = "the model at {path} pools by {mode!r}; known here: {known}; remove its onnx folder to run it with torch"


class DiskFull(EmbeddingsError):
    """The disk took no more."""

    template = "no room left on the disk of {path}: {needed_mb} MB are needed, {free_mb} MB are free; free some space"


class MissingPackage(EmbeddingsError):
    """An optional package is not installed."""

    template = "{needed_for} needs the package {package}; install it with: pip install {package}"


class DimensionMismatch(EmbeddingsError):
    """Vectors of the wrong width."""

    template = "the index holds vectors of {expected} numbers and was given {given_dim}; index again with one encoder"


class IndexDamaged(EmbeddingsError):
    """An index file cannot be read back."""

    template = "the vector index at {path} cannot be read ({reason}); delete it: it is rebuilt from the library"

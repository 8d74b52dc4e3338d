"""Every Vietnamese sentence shown to a person, one module a face; `explain` says any error in Vietnamese."""

from qa.messages.errors import explain

__all__ = ["explain"]

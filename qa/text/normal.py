"""The normal form of Vietnamese text, for indexing and for questions."""

import unicodedata


def normalize(text: str) -> str:
    """Bring text to its normal form."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)

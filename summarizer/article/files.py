"""A file → `RawPage`: text, Markdown, HTML or PDF, in whatever encoding it was saved."""

from __future__ import annotations

import io
import re
from pathlib import Path

from ..errors import FileFormatError, TooLongError
from ..records import MAX_CHARACTERS, PageKind, RawPage
from .hygiene import HTML_MAX_CHARACTERS

KINDS: dict[str, PageKind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "text",
}
MAX_FILE_BYTES = 4 * HTML_MAX_CHARACTERS  # no character of HTML_MAX_CHARACTERS takes more than four bytes
MAX_PDF_BYTES = 20_000_000  # a newspaper's page with its pictures has up to 10 MB
MAX_PDF_PAGES = 60  # 100,000 characters are about 40 pages

_NEEDED = "Give a .txt, .md, .html or .pdf file, or paste the text."
_CHARSET = re.compile(rb"charset=[\"']?([\w-]{2,20})", re.I)
# The few control characters that text files hold: tab, newlines, form feed, escape.
_BINARY = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


def read_file(path: str | Path) -> RawPage:
    """The page in a .txt, .md, .html or .pdf file; encodings: UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises `FileFormatError` for any other file, binary data, a broken or locked PDF, or a path that cannot be read;
    `TooLongError` for a file over the size limit, before it is read.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    kind = KINDS.get(suffix, "text" if suffix == "" else None)
    if kind is None:
        raise FileFormatError(f"{path.name} is a {suffix} file; text, Markdown, HTML or PDF is needed. {_NEEDED}")
    limit = MAX_PDF_BYTES if suffix == ".pdf" else MAX_FILE_BYTES
    try:
        size = path.stat().st_size
        if size > limit:
            raise TooLongError(
                f"{path.name} has {size:,} bytes; at most {limit:,} can be read. Give one story in a file."
            )
        data = path.read_bytes()
    except OSError as error:
        raise FileFormatError(
            f"{path.name} cannot be read ({error.strerror or error}); a readable file is needed. Check the path."
        ) from error
    if suffix == ".pdf" or data.startswith(b"%PDF-"):
        return RawPage(text=_read_pdf(data, path.name), kind="text", origin=path.name)
    return RawPage(text=decode(data, name=path.name), kind=kind, origin=path.name)


def decode(data: bytes, *, name: str = "The data") -> str:
    """Bytes as text: by their mark, as UTF-8, as the HTML says, else as Windows-1252; `FileFormatError` for binary."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    zeros = data[:4000].count(0) / max(len(data[:4000]), 1)
    if 0.3 <= zeros <= 0.6 and len(data) % 2 == 0:
        # Every other byte of English in UTF-16 is zero; the side tells the order.
        encoding = "utf-16-be" if data[:4000:2].count(0) > data[1:4000:2].count(0) else "utf-16-le"
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    # One byte in a hundred: text has none, compressed data one in ten.
    if len(data.translate(None, _BINARY)) < 0.99 * len(data):
        raise FileFormatError(f"{name} holds binary data; text, Markdown, HTML or PDF is needed. {_NEEDED}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    stated = _CHARSET.search(data[:4000])
    if stated:
        try:
            return data.decode(stated[1].decode("ascii"), errors="replace")
        except LookupError:
            pass
    return data.decode("cp1252", errors="replace")


def _read_pdf(data: bytes, name: str) -> str:
    import logging

    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of each flaw of each page
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileFormatError(f"{name} is locked with a password; an open PDF is needed. Save an unlocked copy.")
        pages: list[str] = []
        for number, page in enumerate(reader.pages):
            pages.append(page.extract_text())
            if number + 1 >= MAX_PDF_PAGES or sum(map(len, pages)) > MAX_CHARACTERS:
                break
        total = len(reader.pages)
    except FileFormatError:
        raise
    except Exception as error:  # pypdf raises many kinds for broken files, and none of them means anything to a reader
        raise FileFormatError(f"{name} is not a PDF that can be read; a sound PDF is needed. {_NEEDED}") from error
    if total > len(pages):
        raise TooLongError(
            f"{name} has {total} pages; at most {len(pages)} of them can be read. Give the pages of one story."
        )
    text = "\n\n".join(pages)
    if not text.strip():
        raise FileFormatError(f"{name} holds pictures but no text; a PDF with text is needed. Paste the text instead.")
    return text

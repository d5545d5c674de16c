"""Files: each kind is read, in whatever encoding; anything else is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from article_story import ENDING, MIDDLE, OPENING, page
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from summarizer.article import decode, read_article, read_file
from summarizer.article.files import MAX_FILE_BYTES
from summarizer.errors import FileFormatError, TooLongError


def write_pdf(path: Path, lines: list[str], *, password: str | None = None) -> None:
    """A PDF of one page with these lines in Helvetica."""
    writer = pypdf.PdfWriter()
    sheet = writer.add_blank_page(width=595, height=842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    escaped = [line.replace("(", r"\(").replace(")", r"\)") for line in lines]
    content = DecodedStreamObject()
    content.set_data(
        ("BT /F1 11 Tf 14 TL 60 780 Td " + " T* ".join(f"({x}) Tj" for x in escaped) + " ET").encode("latin-1")
    )
    sheet[NameObject("/Contents")] = writer._add_object(content)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(path)


def wrap(text: str, width: int) -> list[str]:
    """The words of a text in lines of at most `width` characters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.txt", "text"), ("a.md", "markdown"), ("a.html", "html"), ("a.HTM", "html"), ("story", "text")],
)
def test_the_suffix_gives_the_kind_of_page(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).write_text(page(), encoding="utf-8")
    assert read_file(tmp_path / name).kind == kind


def test_the_origin_is_the_file_name_without_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(page(), encoding="utf-8")
    assert read_file(tmp_path / "a.txt").origin == "a.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_an_article_is_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    line = "“Café prices rose by £3,” the mayor’s clerk said – twice."
    (tmp_path / "a.txt").write_bytes(page(line).encode(encoding))
    assert read_article(read_file(tmp_path / "a.txt")).paragraphs == (OPENING, MIDDLE, line, ENDING)


def test_the_encoding_that_an_html_page_states_is_used() -> None:
    data = '<html><head><meta charset="iso-8859-2"></head><body>Wałęsa</body></html>'.encode("iso-8859-2")
    assert "Wałęsa" in decode(data)


def test_an_unknown_encoding_name_falls_back_to_windows_1252() -> None:
    assert "café" in decode(b'<meta charset="no-such-code">caf\xe9')


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 99, b"\x00" * 100])
def test_binary_data_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(FileFormatError, match=r"a\.txt holds binary data; text, Markdown, HTML or PDF is needed"):
        read_file(tmp_path / "a.txt")


@pytest.mark.parametrize("suffix", [".docx", ".png", ".exe", ".zip"])
def test_another_kind_of_file_is_refused(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(FileFormatError, match=f"a {suffix} file"):
        read_file(tmp_path / f"story{suffix}")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match=r"none\.txt cannot be read \(No such file or directory\)"):
        read_file(tmp_path / "none.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match="cannot be read"):
        read_file(tmp_path)


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(TooLongError, match="bytes; at most"):
        read_file(tmp_path / "a.txt")


def test_the_wrapped_lines_of_a_pdf_become_its_text_again(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf", wrap(f"{OPENING} {MIDDLE} {ENDING}", 80))
    assert " ".join(read_article(read_file(tmp_path / "a.pdf")).paragraphs) == f"{OPENING} {MIDDLE} {ENDING}"


def test_a_pdf_with_another_suffix_is_still_a_pdf(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.txt", wrap(OPENING, 80))
    assert "harbour town" in read_file(tmp_path / "a.txt").text


def test_a_broken_pdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< broken")
    with pytest.raises(FileFormatError, match="not a PDF that can be read"):
        read_file(tmp_path / "a.pdf")


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf", [])
    with pytest.raises(FileFormatError, match="holds pictures but no text"):
        read_file(tmp_path / "a.pdf")


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf", wrap(OPENING, 80), password="oak")
    with pytest.raises(FileFormatError, match="locked with a password"):
        read_file(tmp_path / "a.pdf")

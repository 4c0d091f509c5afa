"""Plain text as a PDF document, without a library.

Source: ISO 32000-1, "File structure" and "Text objects".
"""

from collections.abc import Sequence

LINES_PER_PAGE = 50
LINE_LENGTH = 95


def pdf_of_lines(lines: Sequence[str]) -> bytes:
    """Return a PDF with the lines in Helvetica on A4; what Latin-1 lacks is shown as `?`."""
    pages = [lines[i : i + LINES_PER_PAGE] for i in range(0, len(lines), LINES_PER_PAGE)] or [[]]
    # 1 catalog, 2 page tree, 3 font, then a page and its content for each page
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            b" /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % (5 + 2 * index)
        )
        content = _content(page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def _content(lines: Sequence[str]) -> bytes:
    shown = b"\n".join(b"(%s) '" % _escaped(line[:LINE_LENGTH]) for line in lines)
    return b"BT /F1 11 Tf 15 TL 50 800 Td\n%s\nET" % shown


def _escaped(line: str) -> bytes:
    text = line.encode("latin-1", "replace").replace(b"\\", b"\\\\")
    text = text.replace(b"(", b"\\(").replace(b")", b"\\)")
    return bytes(max(byte, 32) for byte in text)


def _file(objects: Sequence[bytes]) -> bytes:
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    )

"""A document's texts as Markdown of GitHub's kind: escaped, and joined to lines for the template.

A plan may have thousands of cells, and a template takes several times as long to join them.
"""

from markupsafe import Markup, escape

from clustertoolkit.render import mermaid
from clustertoolkit.render.markdown import inline, table
from clustertoolkit.render.plain import address
from clustertoolkit.views.blocks import View

LISTS = ("list", "facts")
PLAIN = {"strong": 0, "emphasis": 0}


def page(view: View) -> View:
    """Return what the template says of a view: every text is escaped, every block one text in Markdown."""
    return {
        **{name: _safe(inline(view[name])) for name in ("title", "notice", "internal")},
        "head": [[_safe(inline(row["label"])), _safe(_lines(row))] for row in view["head"]],
        "sections": [
            {
                "level": section["level"],
                "title": _safe(f"{section['number']} {inline(section['title'])}".lstrip()),
                "blocks": list(map(_block, section["blocks"], [{"kind": ""}, *section["blocks"]])),
            }
            for section in view["sections"]
        ],
        "origin": [_safe(inline(line)) for line in view["origin"]],
    }


def _safe(text: str) -> Markup:
    return Markup(text)  # noqa: S704  # every text in it is escaped here, or by the charts


def _block(block: View, before: View) -> View:
    """Return a block's caption and text, and whether a list before it would run on in it."""
    kind = block["kind"]
    starts = block["parts"][0]["kind"] if kind == "prose" else kind
    return {
        "caption": _safe(inline(block["text"] if kind == "heading" else block.get("caption", ""))),
        "text": _safe(_written(block)),
        "apart": before["kind"] in LISTS and starts in LISTS,
    }


def _written(block: View) -> str:
    match block["kind"]:
        case "text":
            return inline(block["text"])
        case "note":
            return f"*{inline(block['text'])}*"
        case "list":
            return "\n".join(f"- {inline(item)}" for item in block["items"])
        case "facts":
            return "\n".join(f"- **{inline(row['label'])}:** {_lines(row)}" for row in block["rows"])
        case "prose":
            return "".join(_parts(block["parts"], ""))
        case "table":
            return _table(block)
        case "gantt":
            return f"```mermaid\n{mermaid.timetable(block)}\n```"
        case "chain":
            return f"```mermaid\n{mermaid.chain(block)}\n```"
    return ""  # a heading is all caption


def _table(block: View) -> str:
    columns = block["columns"]
    return table(
        [inline(column["title"]) for column in columns],
        [[_cell(cell) for cell in row] for row in block["rows"] + block["foot"]],
        ["---:" if column["number"] else "---" for column in columns],
    )


def _cell(cell: View) -> str:
    lines = [_line(line).strip() for line in cell["lines"]]
    if cell["strong"] and lines[0]:
        lines[0] = f"**{lines[0]}**"
    return "<br>".join(lines) + (" ✔" if cell["marked"] else "")


def _lines(row: View) -> str:
    return "<br>".join(map(_line, row["lines"]))


def _line(line: View) -> str:
    words = inline(line["text"])
    return _linked(words, line["link"]) if line["link"] else words


def _linked(words: str, link: str) -> str:
    return f"[{words}](<{escape(address(link))}>)"


def _parts(parts: list[View], indent: str) -> list[str]:
    """Return the lines of paragraphs and lists; those after the first are indented.

    A comment between two lists keeps them from becoming one; the sign of a list changes with its depth,
    or three empty items in each other were a rule.
    """
    lines = []
    before: View = {"kind": ""}
    for part in parts:
        if part["kind"] == "paragraph":
            lines.append(f"{indent}{_runs(part['runs'])}\n\n")
        else:
            if before["kind"] == "list" and before["ordered"] == part["ordered"]:
                lines.append(f"{indent}<!-- -->\n\n")
            for number, item in enumerate(part["items"], 1):
                sign = f"{number}. " if part["ordered"] else "* " if len(indent) % 4 else "- "
                inner = "".join(_parts(item, indent + " " * len(sign))).strip()
                lines.append(f"{indent}{sign}{inner}\n")
            lines.append("\n")
        before = part
    return lines


def _runs(runs: list[View]) -> str:
    text = ""
    for before, run, after in zip([PLAIN, *runs], runs, [*runs[1:], PLAIN], strict=False):
        opened, closed = _marks(run, before), _marks(run, after)
        if run["link"] and opened == closed:
            text += _linked(f"{opened}{inline(run['text'])}{closed}", run["link"])
        else:
            text += f"{opened}{_line(run)}{closed}"
    return text


def _marks(run: View, beside: View) -> str:
    strong = "**" if run["strong"] and not beside["strong"] else ""
    return strong + ("*" if run["emphasis"] and not beside["emphasis"] else "")

"""One HTML file that needs nothing else: readable on a screen and a phone, and on paper."""

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from clustertoolkit.render.elements import Elements, escaped, tag, web, words
from clustertoolkit.render.templating import templates
from clustertoolkit.schema.addresses import spelled
from clustertoolkit.views.blocks import Handout, Made, Moment, Run, Section, Table

if TYPE_CHECKING:
    from clustertoolkit.views import Report

CONTENTS = 4  # sections that need no list of contents


def report(report: "Report") -> str:
    """Return what people read of a report as one page."""
    from clustertoolkit.views.handouts import handout

    return document(handout(report))


def document(handout: Handout) -> str:
    """Return a document as one page; the same document gives the same page."""
    homes = {
        section.anchor: _id(section, place)
        for place, section in enumerate(handout.sections, 1)
        if section.anchor
    }

    def address_of(run: Run) -> str:
        return escaped(f"#{homes[run.place]}") if run.place in homes else web(run.link)

    elements = Elements(address_of)
    sections = bodies(handout, elements)
    tables = [block for section in handout.sections for block in section.blocks if isinstance(block, Table)]
    return templates("render").get_template("page.html").render(
        handout=handout, sections=sections, contents=_contents(handout, sections),
        facts=_ours(elements.facts(handout.facts)), made=_ours(_made(handout.made)) if handout.made else "",
        lead=[_ours(elements.line(line)) for line in handout.lead],
        notices=[_ours(elements.line(line)) for line in handout.notices],
        lists=any(table.style != "plan" for table in tables),
        style=style(),
    )  # fmt: skip


def bodies(handout: Handout, elements: Elements) -> list[dict[str, Any]]:
    """Return the sections of a document for a template, their blocks as elements."""
    return [
        {
            "id": _id(section, place), "place": place, "title": _ours(words(section.title)),
            "level": section.level, "number": section.number, "kind": section.kind, "entry": section.id,
            "unseen": handout.excerpt and section.title == handout.title,
            "body": _ours("".join([
                elements.block(block, section, f"{place}-{number}")
                for number, block in enumerate(section.blocks, 1)
            ])),
        }
        for place, section in enumerate(handout.sections, 1)
    ]  # fmt: skip


def style() -> Markup:
    """Return the style sheet of a page."""
    return _ours(templates("render").get_template("page.css").render())


def _id(section: Section, place: int) -> str:
    """Return what names a section within the page: its number, else its words, else its place."""
    if section.anchor and not section.number:
        return f"entry-{section.anchor}"
    return f"section-{section.number.replace('.', '-') or place}"


def _contents(handout: Handout, sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sections that stand in the list of contents: of an excerpt, those of the highest level."""
    titled = [section for section in sections if section["title"]]
    if handout.excerpt:
        titled = [section for section in titled if section["level"] == 1]
        return titled if len(titled) > 1 else []
    return [section for section in titled if section["level"] < 3] if len(titled) > CONTENTS else []


def _ours(markup: str) -> Markup:
    """Return what the functions below made for a template, which does not escape it again."""
    return Markup(markup)  # noqa: S704


def _made(made: Made) -> str:
    """Return a day, a licence and a title as such, for programs that look for them."""
    licence = words(made.licence.text)
    if made.licence.link:
        licence = tag("a", licence, f' rel="license" href="{escaped(spelled(made.licence.link))}"')
    paper = words(f"{made.authors}: ") + tag("cite", words(made.paper)) + words(f". {made.publisher}, ")
    rows = [("Made on", _moment(made.day)), ("Licence", licence), ("Paper", paper + _moment(made.published))]
    inner = [
        tag("div", tag("dt", label) + tag("dd", said, ' dir="auto"')) + "\n" for label, said in rows if said
    ]
    return tag("dl", "\n" + "".join(inner), ' class="facts"') + "\n"


def _moment(moment: Moment) -> str:
    said = words(moment.text)
    return tag("time", said, f' datetime="{escaped(moment.iso)}"') if moment.iso else said

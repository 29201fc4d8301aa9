"""What WeasyPrint's tags leave out or get wrong, put right before the PDF is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.pdf import pydyf

from generator.scripts import is_leftward

PRINTED = 4  # the flag of an annotation that is on paper, too


def finish_tags(document: Any, pdf: Any) -> None:
    """Say which header cells head a row, where links lead and that they print; put what an item holds into its body.

    Say the language of text in another than the sheet's, and what text reads that its glyphs do not say.
    """
    _scope_headers(document)
    _say_text(document, pdf)
    for entry in pdf.objects:
        if isinstance(entry, dict):
            if entry.get("Subtype") == "/Link":
                _describe_link(entry)
            elif entry.get("S") == "/L":
                _nest_lists(entry, pdf)
    for entry in tuple(pdf.objects):
        if isinstance(entry, dict) and entry.get("S") == "/LI":
            _gather_body(entry, pdf)


def _scope_headers(document: Any) -> None:
    for page in document.pages:
        for box in _boxes(page._page_box):
            mark = getattr(box, "mark", None)
            if mark is not None and box.element_tag == "th":
                mark["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"


def _say_text(document: Any, pdf: Any) -> None:
    tree = _object(_object(pdf.catalog["StructTreeRoot"], pdf)["ParentTree"], pdf)["Nums"]
    main = document.pages[0]._page_box.style["lang"]
    for number, page in enumerate(document.pages):
        elements = tree[2 * number + 1]
        boxes = [box for box in _boxes(page._page_box) if getattr(box, "mcid", None) is not None]
        # Readers turn around what comes beside words from right to left, signs and numbers first.
        turned = any(is_leftward(box.text) for box in boxes)
        for box in boxes:
            element = _object(elements[box.mcid], pdf)
            if (language := box.style["lang"]) and language != main:
                element["Lang"] = pydyf.String(language)
            if said := box.text if turned else getattr(box, "says", ""):
                element["ActualText"] = pydyf.String(said)


def _boxes(root: Any) -> Iterator[Any]:
    ahead = [root]
    while ahead:
        box = ahead.pop()
        yield box
        ahead += getattr(box, "children", ())


def _describe_link(link: Any) -> None:
    link["F"] = PRINTED
    action = link.get("A")
    if isinstance(action, dict) and "URI" in action:
        link["Contents"] = action["URI"]


def _nest_lists(outer: Any, pdf: Any) -> None:
    """A list within an item is tagged after that item; it belongs into the item's body, before what follows it."""
    kept: list[Any] = []
    body: Any = None
    for reference in outer["K"]:
        inner = _object(reference, pdf)
        if inner is not None and inner.get("S") == "/L" and body is not None:
            inner["P"] = body.reference
            first = _first_mark(reference, pdf)
            following = (place for place, kid in enumerate(body["K"]) if _first_mark(kid, pdf) > first)
            body["K"].insert(next(following, len(body["K"])), reference)
            continue
        kept.append(reference)
        if inner is not None and inner.get("S") == "/LI":
            kids = (_object(kid, pdf) for kid in inner["K"])
            body = next((kid for kid in kids if kid is not None and kid.get("S") == "/LBody"), inner)
    outer["K"][:] = kept


def _gather_body(item: Any, pdf: Any) -> None:
    """An item has a label and a body and nothing beside them: a listing or table below its text goes into the body."""
    kids = [(reference, _object(reference, pdf)) for reference in item["K"]]
    bodies = [(reference, kid) for reference, kid in kids if kid is not None and kid.get("S") == "/LBody"]
    others = [reference for reference, kid in kids if kid is None or kid.get("S") not in ("/Lbl", "/LBody")]
    if not others and len(bodies) <= 1:
        return
    body = bodies[0][1] if bodies else pydyf.Dictionary({
        "Type": "/StructElem", "S": "/LBody", "K": pydyf.Array([]), "Pg": item["Pg"], "P": item.reference,
    })  # fmt: skip
    if not bodies:
        pdf.add_object(body)
    inside = [*others, *(reference for _, kid in bodies for reference in kid["K"])]
    for reference in inside:
        if (kid := _object(reference, pdf)) is not None:
            kid["P"] = body.reference
    body["K"][:] = sorted(inside, key=lambda reference: _first_mark(reference, pdf))
    labels = [reference for reference, kid in kids if kid is not None and kid.get("S") == "/Lbl"]
    item["K"][:] = [*labels, body.reference]


def _first_mark(kid: Any, pdf: Any) -> int:
    """The number of the first marked content within an element's kid; they are numbered as they are painted."""
    if isinstance(kid, int):
        return kid
    element = kid if isinstance(kid, dict) else _object(kid, pdf)
    if element is None:
        return -1
    if "MCID" in element:
        return int(element["MCID"])
    inner = element.get("K", ())
    kids = inner if isinstance(inner, list) else [inner]
    return next((mark for one in kids if (mark := _first_mark(one, pdf)) >= 0), -1)


def _object(reference: Any, pdf: Any) -> Any:
    """The structure element that `reference` names; None for marked content, which is a number."""
    if not isinstance(reference, bytes):
        return None
    found = pdf.objects[int(reference.split()[0])]
    return found if isinstance(found, dict) else None

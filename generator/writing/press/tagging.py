"""What WeasyPrint's tags leave out or get wrong, put right before the PDF is written."""

from __future__ import annotations

from typing import Any

PRINTED = 4  # the flag of an annotation that is on paper, too


def finish_tags(document: Any, pdf: Any) -> None:
    """Say which header cells head a row, where links lead and that they print; put nested lists into their items."""
    _scope_headers(document)
    for entry in pdf.objects:
        if isinstance(entry, dict):
            if entry.get("Subtype") == "/Link":
                _describe_link(entry)
            elif entry.get("S") == "/L":
                _nest_lists(entry, pdf)


def _scope_headers(document: Any) -> None:
    for page in document.pages:
        ahead = [page._page_box]
        while ahead:
            box = ahead.pop()
            mark = getattr(box, "mark", None)
            if mark is not None and box.element_tag == "th":
                mark["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
            ahead += getattr(box, "children", ())


def _describe_link(link: Any) -> None:
    link["F"] = PRINTED
    action = link.get("A")
    if isinstance(action, dict) and "URI" in action:
        link["Contents"] = action["URI"]


def _nest_lists(outer: Any, pdf: Any) -> None:
    """A list within an item is tagged after that item; it belongs to the end of the item's body."""
    kept: list[Any] = []
    body: Any = None
    for reference in outer["K"]:
        inner = _object(reference, pdf)
        if inner is not None and inner.get("S") == "/L" and body is not None:
            inner["P"] = body.reference
            body["K"].append(reference)
            continue
        kept.append(reference)
        if inner is not None and inner.get("S") == "/LI":
            kids = (_object(kid, pdf) for kid in inner["K"])
            body = next((kid for kid in kids if kid is not None and kid.get("S") == "/LBody"), inner)
    outer["K"][:] = kept


def _object(reference: Any, pdf: Any) -> Any:
    """The structure element that `reference` names; None for marked content, which is a number."""
    if not isinstance(reference, bytes):
        return None
    found = pdf.objects[int(reference.split()[0])]
    return found if isinstance(found, dict) else None

"""What is hidden on a drawn flowchart: each label once, together with all that would give it away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.asking.checks.words import VERDICT_LABELS
from generator.asking.shapes.vocabulary import is_one_of, listed
from generator.blocks import Edge, Flowchart
from generator.facts import Mask

# More branches than this do not tell what a hidden one of them is.
MOST_BRANCHES = 4
# Boxes that only say where a chart begins and ends.
_TERMINALS = listed(
    """
    start, begin, beginning, end, stop, finish, finished, done, exit,
    beginn, anfang, ende, stopp, fertig, début, départ, fin, arrêt, inicio, comienzo, final, início, começo, fim,
    inizio, fine, begin, einde, początek, koniec, začátek, konec, старт, начало, конец, початок, кінець,
    başla, başlangıç, son, bitir, bitiş, slut, stop, alku, loppu, kezdés, vége, αρχή, τέλος, bắt đầu, kết thúc,
    mulai, selesai, 開始, 終了, スタート, エンド, 开始, 结束, 開始, 結束, 시작, 끝, 종료, البداية, النهاية, بداية,
    نهاية, התחלה, סוף, प्रारंभ, आरंभ, अंत, समाप्त
    """
)


def masks_of(chart: Flowchart) -> tuple[Mask, ...]:
    """The masks of `chart`, in the order of its edges; none where nothing would be left to tell by.

    What says the same is hidden together: it would give itself away. So are the verdicts (yes, no) that part the ways
    from one node: the one that is seen tells the other. Of many boxes that only end ways from one node, nothing tells
    which of them is hidden: all are.
    """
    together: dict[str, list[tuple[str, str, str | int]]] = defaultdict(list)
    for words, kind, name in _parts(chart):
        together[words.casefold()].append((words, kind, name))
    masks: list[Mask] = []
    for alike in together.values():
        slot = alike[0][0]
        if is_one_of(slot, _TERMINALS):
            continue
        masks.append(
            Mask(
                slot=slot,
                nodes=tuple(str(name) for _, kind, name in alike if kind == "node"),
                edges=tuple(int(name) for _, kind, name in alike if kind == "edge"),
                groups=tuple(int(name) for _, kind, name in alike if kind == "group"),
            )
        )
    return tuple(masks) if len(together) > 1 else ()


def _parts(chart: Flowchart) -> Iterator[tuple[str, str, str | int]]:
    """Every label that can be asked, with what it is on, each part once."""
    verdicts = _verdicts(chart)
    nodes = {node.name: " ".join(node.label.split()) for node in chart.nodes}
    leaves = _leaves(chart, nodes)
    groups = {group.name: number for number, group in enumerate(chart.groups)}
    done: set[str] = set()

    def end(name: str) -> Iterator[tuple[str, str, str | int]]:
        if name in done:
            return
        done.add(name)
        if name in nodes:
            if _says(nodes[name]):
                yield leaves.get(name, nodes[name]), "node", name
        elif name in groups and _says(title := " ".join(chart.groups[groups[name]].title.split())):
            yield title, "group", groups[name]

    for number, edge in enumerate(chart.edges):
        yield from end(edge.source)
        words = verdicts.get(number, " ".join(edge.label.split()))
        if _says(words) and (number in verdicts or not is_one_of(edge.label, VERDICT_LABELS)):
            yield words, "edge", number
        yield from end(edge.target)
    for group in chart.groups:
        if group.title:
            for name in group.nodes:
                yield from end(name)


def _says(words: str) -> bool:
    return any(map(str.isalnum, words))


def _leaves(chart: Flowchart, labels: Mapping[str, str]) -> dict[str, str]:
    """For the nodes that only end ways without words from one node, where there are many: the name of them all."""
    sources: dict[str, list[Edge]] = defaultdict(list)
    for edge in chart.edges:
        sources[edge.target].append(edge)
    leaving = {edge.source for edge in chart.edges}
    ends: dict[str, list[str]] = defaultdict(list)
    for name, edges in sources.items():
        if name in labels and name not in leaving and len(edges) == 1 and not edges[0].label:
            ends[edges[0].source].append(name)
    many = (names for names in ends.values() if len(names) > MOST_BRANCHES)
    return {name: " · ".join(dict.fromkeys(labels[one] for one in names)) for names in many for name in names}


def _verdicts(chart: Flowchart) -> dict[int, str]:
    """For the edges with a verdict of a node that has several: the name of them all."""
    leaving: dict[str, list[tuple[int, Edge]]] = defaultdict(list)
    for number, edge in enumerate(chart.edges):
        if edge.label and is_one_of(edge.label, VERDICT_LABELS):
            leaving[edge.source].append((number, edge))
    labels = {node.name: node.label for node in chart.nodes} | {group.name: group.title for group in chart.groups}
    found: dict[int, str] = {}
    for source, edges in leaving.items():
        words = dict.fromkeys(" ".join(edge.label.split()) for _, edge in edges)
        if len(words) > 1:
            # However the author orders the arrows.
            told = " / ".join(sorted(words, key=str.casefold, reverse=True))
            named = " ".join(f"{labels.get(source, source)}: {told}".split())
            found |= {number: named for number, _ in edges}
    return found

"""Field HTML: it reads like the author's text and holds nothing that Anki would run, load or expand."""

from __future__ import annotations

import pytest
from deck_samples import NOWHERE, words

from generator.cards.fields import FieldWriter, attribute_text, field_markup, field_text
from generator.inlines import Break, Code, Image, Link, Math, Styled, Text, text
from generator.notes import Media

MARKUP = field_markup({})


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[sound:a.mp3]", "&#91;sound:a.mp3]"),
        ("[latex]x[/latex]", "&#91;latex]x&#91;/latex]"),
        ("[$]x[/$]", "&#91;$]x&#91;/$]"),
        ("[anki:tts lang=en_US]x[/anki:tts]", "&#91;anki:tts lang=en_US]x&#91;/anki:tts]"),
        ("a[0]", "a[0]"),
        (r"\(a\)", r"<span>\</span>(a<span>\</span>)"),
        (r"C:\dir", r"C:\dir"),
        ("{{Front}}", "&#123;&#123;Front&#125;&#125;"),
        ("{a}", "{a}"),
        ("a\x1fb\x00c", "a\ufffdb\ufffdc"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_text_reads_the_same_and_is_only_text(written: str, field: str) -> None:
    assert field_text(written) == field


def test_a_line_breaks_in_no_option() -> None:
    assert field_text("use --dry-run") == 'use <span class="unbroken">--dry-run</span>'
    assert field_text("a well-known -1 - b") == "a well-known -1 - b"
    code = MARKUP.html((Code(text="apt-get remove -y x"),))
    assert code == '<code><span class="unbroken">apt-get</span> remove <span class="unbroken">-y</span> x</code>'


def test_a_long_path_breaks_at_its_joints() -> None:
    assert field_text("a/b and lib/python/site/x.py") == "a/b and lib/<wbr>python/<wbr>site/<wbr>x.<wbr>py"
    assert field_text("Donaudampfschifffahrtsgesellschaft") == "Donaudampfschifffahrtsgesellschaft"


def test_lines_with_bullets_numbers_or_letters_hang() -> None:
    writer = FieldWriter(markup=MARKUP, direction="ltr", language="en")
    lines = ("all:", "• one", "b) two", "end", "last")
    written = tuple(node for line in lines for node in (Break(), Text(text=line)))[1:]
    assert writer.field(written) == (
        'all:<div class="point">• one</div><div class="point lettered">b) two</div>end<br>last'
    )


def test_a_bracket_cannot_meet_its_word_in_the_next_text() -> None:
    assert "[sound:" not in MARKUP.html((Text(text="["), Text(text="sound:a.mp3]")))


def test_a_backslash_cannot_meet_its_bracket_in_the_next_text() -> None:
    assert "\\(" not in MARKUP.html((Text(text="\\"), Text(text="(")))


def test_formulas_are_given_to_mathjax() -> None:
    assert MARKUP.html((Math(tex="a < b"),)) == r"\(a &lt; b\)"
    assert MARKUP.html((Math(tex="a", display=True),)) == r"\[a\]"


def test_a_tex_comment_keeps_its_line_end() -> None:
    assert MARKUP.html((Math(tex="a % why\n+ b"),)) == "\\(a % why\n+ b\\)"


def test_code_of_several_lines_is_a_listing_in_its_language() -> None:
    html = MARKUP.html((Code(text="x = 1\ny = 2\n", language="python"),))
    assert html.startswith('<pre class="listing"><code><span class="n">x</span>')
    assert MARKUP.html((Code(text="x = 1", language="python"),)) == "<code>x = 1</code>"


def test_a_listing_in_an_unknown_language_is_plain() -> None:
    assert MARKUP.html((Code(text="a\nb", language="nosuch"),)) == '<pre class="listing"><code>a\nb</code></pre>'


def test_a_picture_goes_by_its_media_name() -> None:
    media = {"cup.png": Media(url="cup.png", name="abc.png", mime="image/png", content=b"")}
    image = Image(url="cup.png", alt='a "cup"\nof coffee', span=NOWHERE)
    assert field_markup(media).html((image,)) == '<img src="abc.png" alt="a &quot;cup&quot; of coffee">'


def test_a_picture_without_a_file_is_its_alternative_text() -> None:
    assert MARKUP.html((Image(url="cup.png", alt="<cup>", span=NOWHERE),)) == "&lt;cup&gt;"


@pytest.mark.parametrize("url", ["#top", "other.md", "javascript:alert(1)", "file:///etc/passwd", "http"])
def test_a_link_that_leads_nowhere_from_a_card_is_its_text(url: str) -> None:
    assert MARKUP.html((Link(url=url, children=text("here")),)) == "here"


def test_a_link_to_the_web_stays_one() -> None:
    link = Link(url='https://example.org/?a="&b', children=text("here"))
    assert MARKUP.html((link,)) == '<a href="https://example.org/?a=&quot;&amp;b">here</a>'


def test_an_attribute_stays_on_one_line() -> None:
    assert attribute_text("a\n b") == "a b"


def writer(direction: str = "ltr", language: str = "en") -> FieldWriter:
    return FieldWriter(markup=MARKUP, direction=direction, language=language)  # type: ignore[arg-type]


def test_text_in_another_direction_than_the_card_says_so() -> None:
    assert writer().field(words("שלום")) == '<span dir="rtl" lang="he">שלום</span>'
    assert writer("rtl", "he").field(words("שלום")) == "שלום"
    assert writer("rtl", "he").field(words("Shalom!")) == '<span dir="ltr">Shalom!</span>'


def test_the_direction_is_that_of_the_first_letter() -> None:
    assert 'dir="rtl"' in writer().field(words("1. كتاب = book"))
    assert "dir=" not in writer().field(words("book = كتاب"))


def test_japanese_is_told_from_chinese_by_its_syllables() -> None:
    assert 'lang="ja"' in writer().field(words("水を飲む"))
    assert 'lang="zh"' in writer().field(words("喝水"))
    assert writer(language="ja").field(words("喝水")) == "喝水"


def test_styles_become_their_tags() -> None:
    styled = Styled(style="kbd", children=text("Esc"))
    assert MARKUP.html((styled, Styled(style="sub", children=text("2")))) == "<kbd>Esc</kbd><sub>2</sub>"

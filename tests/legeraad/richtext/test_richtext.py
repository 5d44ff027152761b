"""HTML comes in as a few tags, whatever it was before (quality.md I1, I3, I4, I9)."""

import re
from html.parser import HTMLParser
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legeraad import richtext
from legeraad.errors import DomainError

SPACE = "\N{ZERO WIDTH SPACE}"
KNOWN = {
    *("p", "h3", "h4", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("a", "strong", "em", "br", "blockquote", "sub", "sup"),
}
ATTRIBUTES = {"href", "start", "colspan", "rowspan", "scope"}

# Families of what runs script where it is let through, and the places that a text may have it in.
VECTORS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//x.example></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href=//x.example>x</a>",
    "<a href='https://x.example' onclick=alert(1) style=color:red ping=//y>x</a>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    '<p style="x:expression(alert(1))" class=lr-button id=main onmouseover=alert(1)>x</p>',
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<style>@import '//x.example';</style>",
    "<link rel=stylesheet href=//x.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//x.example>",
    "<template><script>alert(1)</script></template>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<x onclick=alert(1) tabindex=1>x</x>",
    "<p hx-get=/x hx-trigger=load>x</p>",
    "<table background=javascript:alert(1)><td>x</table>",
    "<a xlink:href=javascript:alert(1)>x</a>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<select><option onclick=alert(1)></select>",
    "<img src='https://x.example/pixel.gif'>",
    "<plaintext><script>alert(1)</script>",
)
PLACES = (
    "{}",
    "<p>før {} etter</p>",
    "<h2>{}</h2>",
    "<ul><li>{}</li></ul>",
    "<table><tr><th>{}</th></tr><tr><td>{}</td></tr></table>",
    "<blockquote>{}</blockquote>",
    "<b><i>{}</i></b>",
    "<a href='https://x.example'>{}</a>",
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{}",
    "<div><div><span>{}",
    "</p></div>{}",
)


class Tags(HTMLParser):
    """Notes each tag and attribute."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.addresses = set(), set(), []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.addresses += [value for name, value in attrs if name == "href"]


def harmless(html):
    found = Tags(html)
    led_to = all(re.match(r"(?i)https?://|mailto:", address) for address in found.addresses)
    return found.tags <= KNOWN and found.attributes <= ATTRIBUTES and led_to


@pytest.mark.parametrize("vector", VECTORS)
def test_hostile_html_leaves_only_our_tags(vector):
    for place in PLACES:  # I1
        cleaned = richtext.clean(place.replace("{}", vector))
        assert harmless(cleaned), (place, cleaned)
        assert richtext.clean(cleaned) == cleaned


def test_there_are_as_many_hostile_samples_as_promised():
    assert len(list(product(VECTORS, PLACES))) >= 500  # I1


TAGS = """
    <p>|</p>|<b>|</b>|<i>|</i>|<em>|<ul>|</ul>|<ol>|<ol start=3>|</ol>|<li>|</li>|<h1>|<h2>|</h2>
    |<h4>|</h4>|<table>|</table>|<tr>|<td>|<td colspan=99>|<th rowspan=9>|</td>|<thead>|</thead>
    |<tbody>|<br>|<br><br>|<blockquote>|</blockquote>|<div>|</div>|&nbsp;|&amp;lt;|<span>|</a>
    |<a href='https://x.example/?a=1&b="'>|<sub>|</sub>|<!-- -->|<p class=MsoListNumber2>
    |<p style='mso-list:l0 level3 lfo1'>
"""
MARKUP = st.sampled_from([tag.strip() for tag in TAGS.split("|")])


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(MARKUP, st.text(max_size=6)), max_size=25).map("".join))
def test_cleaning_twice_is_cleaning_once(html):
    cleaned = richtext.clean(html)  # I3
    assert richtext.clean(cleaned) == cleaned
    assert harmless(cleaned)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])))
def test_of_plain_keeps_every_letter(text):
    letters = re.sub(r"\s|[-–•]", "", text)
    assert re.sub(r"\s|[-–•]", "", richtext.plain(richtext.of_plain(text))) == letters


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word
15"><!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml>
<![endif]--><style><!-- p.MsoNormal {margin:0cm;} --></style></head>
<body lang=NO-BOK style='tab-interval:35.4pt'><!--StartFragment-->
<h1>Bakgrunn<o:p></o:p></h1>
<h2>Hva <b>fastlegene</b> sier<o:p></o:p></h2>
<p class=MsoNormal><span style='mso-fareast-language:EN-US'>Møtet <b style='mso-bidi-font-weight:
normal'>viste</b> til <a href="https://example.org/a?b=1&amp;c=2">saken</a>.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Én<o:p></o:p>
</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>Under<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>3.<span>&nbsp; </span></span><![endif]>Tre<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=100><p class=MsoNormal><b>
År</b></p></td><td><p class=MsoNormal>Tall</p><p class=MsoNormal>To</p></td></tr>
<tr><td colspan=2 rowspan=9><p class=MsoNormal>2026<o:p></o:p></p></td></tr></table>
<!--EndFragment--></body></html>"""


def test_words_clipboard_keeps_headings_lists_tables_and_links():
    assert richtext.clean(WORD) == (
        "<h3>Bakgrunn</h3><h4>Hva fastlegene sier</h4>"
        '<p>Møtet <strong>viste</strong> til <a href="https://example.org/a?b=1&amp;c=2">saken</a>.'
        "</p><ul><li>Én<ul><li>Under</li></ul></li></ul>"
        '<ol start="3"><li>Tre</li></ol>'
        '<table><thead><tr><th scope="col">År</th><th scope="col">Tall<br>To</th></tr></thead>'
        '<tbody><tr><td colspan="2">2026</td></tr></tbody></table>'
    )


def test_google_docs_keeps_bold_that_is_a_style():
    html = (
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span'
        ' style="font-weight:700;font-style:italic">Fet</span><span> og vanlig</span></p><ul><li'
        ' dir="ltr" aria-level="1"><p>a</p></li><ul><li aria-level="2"><p>b</p></li></ul></ul></b>'
    )
    said = "<p><strong><em>Fet</em></strong> og vanlig</p><ul><li>a<ul><li>b</li></ul></li></ul>"
    assert richtext.clean(html) == said


def test_outlook_and_its_letters_keep_their_lists():
    """Word writes the letter or number of an item as text before it."""
    label = (
        "<![if !supportLists]><span style='mso-list:Ignore'>{}<span>&nbsp; </span></span><![endif]>"
    )
    html = (
        "<div class=WordSection1><p class=MsoNormal>Hei,<o:p></o:p></p>"
        "<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt;"
        f"mso-list:l2 level1 lfo3'>{label.format('a)')}<span lang=NN-NO>først<o:p></o:p></span></p>"
        f"<p class=MsoListParagraph style='mso-list:l2 level1 lfo3'>{label.format('b)')}så</p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Vennlig hilsen</p></div>"
    )
    said = "<p>Hei,</p><ol><li>først</li><li>så</li></ol><p>Vennlig hilsen</p>"
    assert richtext.clean(html) == said


def test_word_on_the_web_keeps_headings_and_lists():
    """Each item is a list of its own there, and a heading is a paragraph that says what it is."""
    item = (
        '<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list">'
        '<li data-aria-level="{0}" role="listitem" aria-level="{0}" class="OutlineElement Ltr">'
        '<p class="Paragraph" paraid="1"><span class="TextRun"><span class="NormalTextRun">{1}'
        '</span></span><span class="EOP" data-ccp-props="{{}}">&nbsp;</span></p></li></ul></div>'
    )
    html = (
        '<div class="OutlineElement Ltr"><p class="Paragraph" role="heading" aria-level="1">'
        '<span class="TextRun"><span class="NormalTextRun">Bakgrunn</span></span></p></div>'
        '<div class="OutlineElement Ltr"><p class="Paragraph"><span class="TextRun" style='
        '"font-weight: bold;">Viktig</span><span> nå</span></p></div>'
        + item.format(1, "én")
        + item.format(2, "under")
    )
    said = (
        "<h3>Bakgrunn</h3><p><strong>Viktig</strong> nå</p>"
        "<ul><li>én<ul><li>under</li></ul></li></ul>"
    )
    assert richtext.clean(html) == said


def test_libreoffice_loses_its_fonts():
    html = (
        '<p style="margin-bottom: 0cm; line-height: 100%"><font face="Arial"><font size="2"'
        ' style="font-size: 11pt">H<sub>2</sub>O</font></font></p>'
        '<ol start="2"><li><p style="margin-bottom: 0cm">to</p></li><li><p>tre</p></li></ol>'
    )
    said = '<p>H<sub>2</sub>O</p><ol start="2"><li>to</li><li>tre</li></ol>'
    assert richtext.clean(html) == said


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("", ""),
        ("<p>&nbsp;</p><p><br></p>", ""),
        ("{{7*7}} {% now %} ${7}", "<p>{{7*7}} {% now %} ${7}</p>"),  # I9
        ("x < y & z", "<p>x &lt; y &amp; z</p>"),
        ("a<br><br>b<br>c", "<p>a</p><p>b<br>c</p>"),
        ("<h4>a</h4><h6>b</h6>", "<h3>a</h3><h4>b</h4>"),
        ("<h2>a</h2><h3>b</h3><h4>c</h4>", "<h3>a</h3><h4>b</h4><h4>c</h4>"),
        ("<p class=MsoTitle>a</p>", "<h3>a</h3>"),
        ("<ul><li>a<p>b</p></li></ul>", "<ul><li>a<br>b</li></ul>"),
        ("<ul><li></li><ul><li>dypt</li></ul></ul>", "<ul><li>dypt</li></ul>"),
        ("<a href='mailto:a@example.org'>a</a>", '<p><a href="mailto:a@example.org">a</a></p>'),
        ("<a href='/min-side/'>a</a>", "<p>a</p>"),
        ("<table><tr><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        ("<table><tr><td></table>", ""),
        ("<blockquote><p>a<p>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("a\x00\u202eb\ufeff", "<p>ab</p>"),
    ],
)
def test_clean_writes_the_one_form(html, cleaned):
    assert richtext.clean(html) == cleaned


def test_a_table_inside_a_cell_becomes_its_lines():
    inner = "<table><tr><td>b</td><td>c</td></tr></table>"
    cleaned = richtext.clean(f"<table><tr><td>a{inner}d</td></tr></table>")
    assert cleaned == "<table><tbody><tr><td>a<br>b<br>c<br>d</td></tr></tbody></table>"


DEEP = ("<p>dypt &amp; <strong>godt</strong></p>", "<p>dypt &amp;<br>godt</p>")


def test_deep_nesting_is_flattened():
    for deep in (richtext.DEEPEST, richtext.DEEPEST + 1, 20_000):
        assert richtext.clean("<div>" * deep + "dypt &amp; <b>godt</b>") in DEEP  # I4
    deep = richtext.clean("".join(f"<ul><li>{level}" for level in range(50)))
    assert deep.count("<ul>") == 4


def test_more_than_anybody_writes_is_refused():
    with pytest.raises(DomainError):
        richtext.clean("x" * (richtext.LONGEST_RAW + 1))


def test_more_tags_than_anybody_needs_are_read_as_words():
    many = "<p>x &lt;script&gt;" * (richtext.MOST_TAGS + 2)
    assert richtext.clean(many).count("&lt;script&gt;") == richtext.MOST_TAGS + 2
    assert "<script" not in richtext.clean("<script>alert(1)</script>" + "<b>" * 300)


def test_lines_of_items_and_cells_stay_together_in_their_order():
    item = richtext.clean("<ol><li>a<div>b</div><div>c</div></li><li>d</li></ol>")
    cell = richtext.clean("<table><tr><td>a<p>b</p><p>c</p></td><td>d</td></tr></table>")

    assert item == "<ol><li>a<br>b<br>c</li><li>d</li></ol>"
    assert "a<br>b<br>c</t" in cell


def test_plain_is_read_without_looks():
    html = "<h3>A</h3><p>b <strong>c</strong></p><ul><li>d</li></ul>"
    table = "<table><tr><th>e</th><th>f</th></tr><tr><td>1</td><td>2</td></tr></table>"
    assert richtext.plain(html + table) == "A\nb c\n- d\ne | f\n1 | 2"


def test_shown_moves_headings_and_breaks_what_is_too_long():
    word, lines = "x" * 450, "<br>".join("abcde" * 20)
    shown = richtext.shown(f"<h3>A</h3><p>{word}</p><p>{lines}</p>", heading=4)
    heading, rest = shown.split("</h4>")
    long, *short = re.findall("<p>(.*?)</p>", rest)
    assert heading == "<h4>A"
    assert [len(part) for part in long.split(SPACE)] == [200, 200, 50]
    assert len(short) > 1
    assert max(paragraph.count("<br>") for paragraph in short) <= richtext.MOST_LINES
    assert "".join(short).replace("<br>", "") == "abcde" * 20


def test_shown_cleans_what_was_stored_otherwise():
    assert richtext.shown("<p onclick=x>a</p>") == "<p>a</p>"

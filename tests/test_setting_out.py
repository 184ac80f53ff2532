"""Tables become lists that say the same, and every colour of words is dark enough for the page it stands on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintletters.colours import contrast, darkened
from complaintletters.landlord import landlord, landlord_paths
from complaintletters.letter import (
    Bullets,
    Cell,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    Value,
    leaves,
    letter_lines,
    lines,
    plain,
)
from complaintletters.presentation import presentation, presentation_files
from complaintletters.setting_out import set_out, suited, typeface, whole, with_summary_first
from tests.hand_made import LETTER, house_style
from tests.samples import sample_letters

STANDARD, LARGE = presentation(), presentation("large-print")
PAPERS = tuple(presentation_files()["coloured-paper"].papers)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def cell(text):
    return Cell((Text(text),) if text else ())


def listed(head, rows, *, has_total=False):
    table = Table(tuple(map(cell, head)), tuple(tuple(map(cell, row)) for row in rows), has_total=has_total)
    letter = replace(LETTER, sections=(Section("s", (), (table,)),))
    return [
        [plain(content) for content in lines(block)]
        if isinstance(block, Bullets)
        else f"{type(block).__name__}: {plain(block.content)}"
        for block in set_out(letter, LARGE).sections[0].blocks
    ]


def test_each_row_becomes_a_list_with_its_labels():
    assert listed(("What", "Who"), (("Paint it", "Dean"), ("Plaster it", "Ann"))) == [
        ["What: Paint it", "Who: Dean"],
        ["What: Plaster it", "Who: Ann"],
    ]


def test_an_empty_cell_has_nothing_to_say_and_an_empty_label_no_colon():
    assert listed(("", "Who"), (("Paint it", ""), ("", ""))) == [["Paint it"]]


def test_a_total_stands_alone_in_bold():
    rows = (("Kitchen", "1 May", "£120"), ("Total", "", "£120"))
    assert listed(("What", "By", "Sum"), rows, has_total=True)[1:] == ["Paragraph: Total: £120"]


def test_several_totals_keep_their_labels():
    rows = (("Kitchen", "£100", "£120"), ("Total", "£100", "£120"))
    assert listed(("What", "Before", "Now"), rows, has_total=True)[1:] == [
        "Paragraph: Total",
        ["Before: £100", "Now: £120"],
    ]


def test_labels_and_totals_are_bold():
    blocks = set_out(LETTER, LARGE).sections[-1].blocks
    bullets = next(block for block in blocks if isinstance(block, Bullets))
    assert all(isinstance(item.content[0], Strong) for item in bullets.items)
    total = next(block for block in blocks if isinstance(block, Paragraph) and "Total" in plain(block.content))
    assert isinstance(total.content[0], Strong)


def test_the_standard_presentation_keeps_tables():
    assert set_out(LETTER, STANDARD) is LETTER


def values_of(letter):
    return [
        (leaf.kind, leaf.canonical)
        for _, content in letter_lines(letter)
        for leaf in leaves(content)
        if isinstance(leaf, Value)
    ]


@given(
    columns=st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(st.text("ab £1 ", max_size=5), min_size=width, max_size=width), min_size=1)
    ),
    has_total=st.booleans(),
)
def test_no_cell_is_lost_or_moved_whatever_the_table(columns, has_total):
    head = ["Label"] * len(columns[0])
    said = " ".join(
        line if isinstance(line, str) else " ".join(line) for line in listed(head, columns, has_total=has_total)
    )
    wanted = [text.strip() for row in columns for text in row if text.strip()]
    at = 0
    for text in wanted:
        assert text in said[at:]
        at = said.index(text, at) + len(text)


def test_every_sample_letter_says_the_same_values_in_lists_and_no_others():
    from complaintletters.compose import compose, describe_for
    from complaintletters.request import LetterRequest
    from complaintletters.rules import rules_for

    for sample in sample_letters():
        case = sample.case
        reader = case.recipients[0].person
        request = LetterRequest(sample.kind, sample.stage, sample.number or 1, reader, sample.dated)
        letter = compose(describe_for(case, rules_for(case), request))
        set_out_letter = set_out(letter, LARGE)
        assert sorted(values_of(set_out_letter)) == sorted(values_of(letter)), sample
        in_place = LARGE.model_copy(update={"summary": "in-place"})
        assert values_of(set_out(letter, in_place)) == values_of(letter), sample
        tables = [block for section in set_out_letter.sections for block in section.blocks if isinstance(block, Table)]
        assert tables == []


def test_large_print_sums_up_first_and_then_tells_date_reference_and_reader():
    said = [words for _, content in letter_lines(set_out(LETTER, LARGE)) if (words := plain(content))]
    assert said[len(LETTER.addressee) :][:8] == [
        "Our Stage One response to your complaint",
        "The main points",
        "The leak: upheld",
        "We will pay you £150.00 by 17 April 2026.",
        "Questions? Ring Jo Barlow on 01632 960417.",
        "Date: 1 April 2026\nOur reference: HM/2026/00417",
        "Dear Mrs Khan",
        "What we found",
    ]


def test_a_letter_without_a_summary_keeps_its_order():
    bare = replace(LETTER, sections=LETTER.sections[1:])
    assert with_summary_first(bare) == bare


def test_putting_the_summary_first_twice_is_the_same_as_once():
    once = with_summary_first(LETTER)
    assert with_summary_first(once) == once


@pytest.mark.parametrize(
    "words",
    ["9 February 2026", "February 2026", "9 February", "01632 960417", "020 7946 0123", "FH-2026-0061", "HIS-12/26-4"],
)
def test_days_numbers_and_references_in_typed_words_are_found_whole(words):
    assert [match.group() for match in whole("en-GB").finditer(f"They wrote: {words}, and rang.")] == [words]


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("pl", "do 2 marca 2026, w marcu", ["2 marca 2026"]),
        ("bn", "16 এপ্রিলে গিয়ে, এপ্রিল 2026, মার্চে ফোন", ["16 এপ্রিলে", "এপ্রিল 2026"]),
        ("ur", "16 اپریل 2026 کو، مارچ میں", ["16 اپریل 2026"]),
    ],
)
def test_a_month_keeps_its_ending_where_another_language_gives_it_one(tag, text, found):
    assert [match.group() for match in whole(tag).finditer(text)] == found


# --- the look -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", sorted(landlord_paths()))
@pytest.mark.parametrize("name", ["large-print", "dyslexia-friendly", *(f"coloured-paper:{paper}" for paper in PAPERS)])
def test_every_colour_of_words_has_a_contrast_of_seven_or_more(id_, name):
    shown = presentation(name)
    style = suited(landlord(id_).house_style(), shown)
    pairs = {
        "ink on the page": (shown.ink, shown.page),
        "ink on a panel": (shown.ink, style.tint),
        "headings, labels and links on the page": (style.accent, shown.page),
        "headings and links in a panel": (style.accent, style.tint),
        "the name on the band": (style.on_accent, style.accent),
        "the draft's mark": ("#8A0000" if shown.page == "#FFFFFF" else shown.ink, shown.page),
    }
    assert {what: contrast(*pair) for what, pair in pairs.items() if contrast(*pair) < 7} == {}


@given(accent=COLOURS, tint=COLOURS, on_accent=COLOURS, paper=st.sampled_from(PAPERS))
def test_any_landlords_colours_become_readable(tmp_path_factory, accent, tint, on_accent, paper):
    shown = presentation("large-print", f"coloured-paper:{paper}")
    style = replace(house_style(tmp_path_factory.getbasetemp()), accent=accent, tint=tint, on_accent=on_accent)
    found = suited(style, shown)
    assert contrast(found.accent, shown.page) >= 7
    assert contrast(found.accent, found.tint) >= 7
    assert contrast(found.on_accent, found.accent) >= 7


def test_a_colour_that_is_dark_enough_is_left_alone_and_another_no_darker_than_needed():
    assert darkened("#005B5E", ("#FFFFFF",), 7, "#1A1A1A") == "#005B5E"
    darker = darkened("#2A9DA0", ("#FFFFFF",), 7, "#1A1A1A")
    assert 7 <= contrast(darker, "#FFFFFF") < 8


def test_panels_on_coloured_paper_have_no_tint(tmp_path):
    style = house_style(tmp_path)
    cream = presentation("coloured-paper:cream")
    assert suited(style, cream).tint == cream.page
    assert suited(style, STANDARD).tint == style.tint


def test_a_landlords_own_typeface_is_kept_where_the_presentation_allows_it():
    assert typeface("Verdana", LARGE.word_typefaces) == "Verdana"
    assert typeface("Georgia", LARGE.word_typefaces) == "Arial"
    assert typeface("Georgia", STANDARD.word_typefaces) == "Georgia"

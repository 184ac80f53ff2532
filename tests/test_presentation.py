"""Presentations are small files: each says where it differs from the standard one, and a new one needs no code."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintletters.colours import contrast
from complaintletters.errors import ProfileError, UsageError
from complaintletters.presentation import presentation, presentation_files, presentation_names
from tests.own_presentation import own_presentation

STANDARD = presentation()
LARGE_PRINTS = ("large-print", "large-print:14", "large-print:36")
AT_LEAST = ("size", "leading", "paragraph_gap", "letter_spacing", "word_spacing", "contrast")


def refused(*parts):
    with pytest.raises(UsageError) as caught:
        presentation(*parts)
    return str(caught.value)


def test_the_shipped_presentations_are_these():
    assert presentation_names() == {"standard", "large-print", "coloured-paper", "dyslexia-friendly"}
    assert next(iter(presentation_files())) == "standard"


def test_a_file_says_only_where_it_differs(tmp_path):
    shown = presentation("wide", templates=own_presentation(tmp_path, "wide", 'says = "Wide."\nleading = 2\n'))
    assert shown == STANDARD.model_copy(update={"leading": 2.0})


@given(size=st.integers(28, 144).map(lambda half_points: half_points / 2))
def test_any_size_asked_for_is_the_size_of_the_body_and_of_page_numbers(size):
    shown = presentation(f"large-print:{size:g}")
    assert shown.size == size
    assert shown.furniture_size == min(size, 36)


@given(size=st.integers(14, 72))
def test_up_to_24_points_lists_stay_with_what_leads_into_them(size):
    assert presentation(f"large-print:{size}").keeps_together is (size <= 24)


def test_large_print_keeps_what_its_sources_ask():
    shown = presentation("large-print")
    assert (shown.margin, shown.summary) == (25, "first")
    assert (shown.size, shown.leading, shown.emphasis, shown.alignment) == (18, 1.25, "bold", "leading")
    assert shown.paragraph_gap >= shown.leading
    assert (shown.links, shown.tables, shown.contrast) == ("bold", "lists", 7)


def test_dyslexia_friendly_keeps_what_the_british_dyslexia_association_asks():
    shown = presentation("dyslexia-friendly")
    average = 0.5  # an average letter's width in the shipped typefaces: 0.48 and 0.52
    assert 12 <= shown.size <= 14
    assert shown.leading == 1.5
    assert shown.letter_spacing == pytest.approx(0.35 * average, rel=0.05)
    assert 0.26 + 2 * shown.letter_spacing + shown.word_spacing >= 3.5 * shown.letter_spacing
    assert min(shown.heading_scale) >= 1.2
    assert 60 <= shown.measure <= 70
    assert shown.page != "#FFFFFF"


@pytest.mark.parametrize(
    "parts", [order for large in LARGE_PRINTS for order in permutations((large, "dyslexia-friendly"))]
)
def test_one_presentation_takes_nothing_from_a_reader_that_another_gives(parts):
    both = presentation(*parts)
    for key in AT_LEAST:
        assert getattr(both, key) >= max(getattr(presentation(part), key) for part in parts), key
    assert (both.furniture, both.tables, both.paper) == ("body", "lists", "cream")


def test_a_paper_asked_for_holds_whatever_its_place():
    for parts in (("coloured-paper:blue", "dyslexia-friendly"), ("dyslexia-friendly", "coloured-paper:blue")):
        shown = presentation(*parts)
        assert (shown.paper, shown.page, shown.leading) == ("blue", "#D6EAF8", 1.5)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            ("large-print:9",),
            'expected a size from 14 to 72 points after the colon; found "large-print:9". Often asked',
        ),
        (("large-print:big",), "expected a size from 14 to 72 points"),
        (("coloured-paper",), 'expected a paper after a colon; found "coloured-paper". There are: cream, pale-yellow'),
        (("coloured-paper:creem",), 'found "coloured-paper:creem". Did you mean "cream"?'),
        (("dyslexia-friendly:cream",), "expected nothing after dyslexia-friendly"),
        (("large-print:18", "large-print:24"), 'found "large-print:18" and "large-print:24". Leave one of them out.'),
        (("coloured-paper:pink", "coloured-paper:blue"), 'found "coloured-paper:pink" and "coloured-paper:blue"'),
        (("huge",), 'expected a presentation there is; found "huge"'),
    ],
)
def test_what_is_not_there_or_contradicts_itself_is_refused_by_name(parts, message):
    assert message in refused(*parts)


def test_two_presentations_can_not_both_be_asked_for_a_size(tmp_path):
    own = 'says = "Huge."\n[sizes]\npresets = [40]\nleast = 40\nmost = 60\n'
    with pytest.raises(UsageError, match='found "large-print:18" and "huge:44"'):
        presentation("large-print:18", "huge:44", templates=own_presentation(tmp_path, "huge", own))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("leeding = 1.5", 'own.toml: leeding: unknown key; found "leeding". Did you mean "leading"?'),
        ('leading = "1.5"', 'own.toml: leading: expected a number; found "1.5"'),
        ("leading = 9", "own.toml: leading: expected 3.0 or less; found 9"),
        ('tables = "boxes"', 'own.toml: tables: expected one of tables, lists; found "boxes"'),
        ('page = "cream"', 'own.toml: page: expected a colour such as #FFF8E1; found "cream"'),
        ('page = "#000080"', "own.toml: page: expected a colour on which the ink has a contrast of 4.5 or more"),
        ('[papers]\nnight = "#000080"', "own.toml: papers.night: expected a colour on which the ink"),
        ("size = [", "own.toml: expected TOML"),
    ],
)
def test_a_faulty_file_is_told_by_key_with_what_was_expected(tmp_path, line, fault):
    templates = own_presentation(tmp_path, "own", f'says = "Own."\n{line}\n')
    with pytest.raises(ProfileError) as caught:
        presentation("own", templates=templates)
    assert fault in str(caught.value)


def test_the_ink_has_a_contrast_of_seven_or_more_on_every_paper():
    papers = presentation_files()["coloured-paper"].papers
    assert set(papers) == {"cream", "pale-yellow", "peach", "pink", "blue", "green", "lilac", "buff"}
    assert [name for name, colour in papers.items() if contrast(STANDARD.ink, colour) < 7] == []
    # As they were measured for black, in the domain's table.
    assert [round(contrast("#000000", colour), 1) for colour in papers.values()] == [
        19.8,
        19.9,
        16.8,
        16.1,
        17.0,
        17.9,
        15.9,
        15.4,
    ]


def test_only_a_page_for_the_screen_is_filled():
    cream = presentation("coloured-paper:cream")
    assert (cream.fill, cream.model_copy(update={"medium": "screen"}).fill) == ("", "#FFF8E1")
    assert STANDARD.model_copy(update={"medium": "screen"}).fill == ""

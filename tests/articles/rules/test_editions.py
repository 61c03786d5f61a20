"""Whether a translation still says what its original says."""

from datetime import UTC, datetime
from types import SimpleNamespace

from articles.rules.editions import Step, TranslationState, state_of

CHANGED_AT = datetime(2026, 11, 25, tzinfo=UTC)
ORIGINAL = SimpleNamespace(major_number=3, major_fingerprint="new", major_at=CHANGED_AT)


def made_from(number, fingerprint):
    return SimpleNamespace(source_number=number, source_fingerprint=fingerprint)


def test_an_original_without_a_translation_has_none():
    assert state_of(None, ORIGINAL) == TranslationState(Step.MISSING)


def test_a_translation_of_the_text_the_original_has_is_in_step_whatever_its_number():
    for number in (2, 3, 4):
        assert state_of(made_from(number, "new"), ORIGINAL) == TranslationState(Step.IN_STEP)


def test_a_translation_of_an_earlier_text_is_out_of_date_since_the_original_changed():
    expected = TranslationState(Step.OUT_OF_DATE, CHANGED_AT)

    assert state_of(made_from(2, "old"), ORIGINAL) == expected


def test_a_translation_of_a_text_that_is_not_published_is_ahead():
    assert state_of(made_from(4, "newer"), ORIGINAL) == TranslationState(Step.AHEAD)

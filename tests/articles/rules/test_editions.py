"""Whether a translation still says what its original says."""

from datetime import UTC, datetime
from types import SimpleNamespace

from articles.rules.editions import Step, TranslationState, state_of

CHANGED_AT = datetime(2026, 11, 25, tzinfo=UTC)
ORIGINAL = SimpleNamespace(major_fingerprint="new", major_at=CHANGED_AT)


def test_an_original_without_a_translation_has_none():
    assert state_of(None, ORIGINAL) == TranslationState(Step.MISSING)


def test_a_translation_of_the_text_the_original_has_is_in_step():
    translation = SimpleNamespace(source_fingerprint="new")
    assert state_of(translation, ORIGINAL) == TranslationState(Step.IN_STEP)


def test_a_translation_of_another_text_is_out_of_date_since_the_original_changed():
    translation = SimpleNamespace(source_fingerprint="old")
    assert state_of(translation, ORIGINAL) == TranslationState(Step.OUT_OF_DATE, CHANGED_AT)

"""Property tests here prove sums, not speed: a busy machine must not fail them."""

from hypothesis import settings

settings.register_profile("measures", deadline=None)
settings.load_profile("measures")

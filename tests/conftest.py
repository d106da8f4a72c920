"""Properties have no deadline: how fast a test runs says nothing here, and a busy machine is no fault."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("isnad", deadline=None)
settings.load_profile("isnad")

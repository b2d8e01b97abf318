"""The weights of the aligner's evidence (data/weights.toml)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["parse_weights"]

_MODELS = ("join", "conflict")


def parse_weights(table: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """Return model → "field.level" → log-odds of a parsed data/weights.toml.

    Raises LexiconError where a model or its prior is missing, or a weight is no number.
    """
    weights: dict[str, dict[str, float]] = {}
    for model in _MODELS:
        entries = table.get(model)
        if not isinstance(entries, dict) or "prior" not in entries:
            raise LexiconError(f"weights.toml: [{model}] lacks its prior; run training/alignment.py")
        for level, weight in entries.items():
            if not isinstance(weight, int | float):
                raise LexiconError(f"weights.toml: [{model}] {level}: {weight!r} is no number; write a decimal")
        weights[model] = {level: float(weight) for level, weight in entries.items()}
    return weights

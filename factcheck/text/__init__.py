"""From a document to its sentences, and from a sentence to its tokens.

In: a `Document`, exactly as read. Out: `Sentence`s and `Token`s, whose spans point into its fields; nothing is rewritten. Every piece of a
field that is not white space lies in exactly one sentence; they come in order, title first. No text is an error.
"""

from __future__ import annotations

from factcheck.text.hygiene import cleaned
from factcheck.text.segmentation import sentences
from factcheck.text.tokens import Token, Tokens, cut, join, tokens

__all__ = ["Token", "Tokens", "cleaned", "cut", "join", "sentences", "tokens"]

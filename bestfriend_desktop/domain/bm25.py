"""BM25: how much a text that holds a term says about what was asked (Robertson and Zaragoza, 2009)."""

import math

K1, B = 1.2, 0.75
"""Saturation, and the share that a text's length has."""


def weight(total: int, frequency: int) -> float:
    """What a term weighs, its inverse document frequency; 0 for one that stands nowhere.

    Args:
        total: texts there are.
        frequency: those with the term.
    """
    # What was deleted since the last count may still be counted.
    frequency = min(frequency, total)
    return math.log1p((total - frequency + 0.5) / (frequency + 0.5)) if frequency > 0 else 0.0


def saturation(length: int, average: float) -> float:
    """What stands below the fraction beside how often a term is there.

    Args:
        length: of the text, in terms.
        average: length of all.
    """
    return K1 * (1 - B + B * length / max(average, 1.0))

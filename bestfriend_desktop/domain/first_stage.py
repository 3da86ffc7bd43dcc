"""The first of two stages: which of all that the channels bring are looked at closely, by sums in a database.

Ranking looks at texts and at single tokens, and each candidate costs it time. So a store sums up what it has
at hand: likeness in meaning in deviations, as `likeness` does, and what is below. Of what the channels bring,
the best 70 then find as much as the best 120 by reciprocal rank fusion (ADR 12).
"""

WORDS = 3.0
"""For a text of usual length that holds all terms that are looked for, and its share for one that holds some.
Not by deviations, as meaning counts: for rare terms they grow with the store, and in a large one words alone
would choose."""
ASKED_FOR = 2.0
"""For what was said in the time, or is about the people, that the question names."""
NAMED = 5.0
"""For a sitting that names whom the question names, less the more sittings do; see `ranking.NAMED`."""
SITTING = 0.3
"""For the sitting as a whole: its likest."""
